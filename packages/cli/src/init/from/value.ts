import type { Place } from '../../config/policy-file.js';

/**
 * What stands in a source file, as far as it can be known without running it. Both readers, of JavaScript and of
 * Python, give this, and what translates it need not know which it was.
 */
export type Value = { readonly place: Place; readonly text: string } & (
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, Value>; readonly rest: readonly Value[] }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string }
  /** What it decides is known when it is asked. `lists`: the lists of texts that it looks into. */
  | { readonly kind: 'function'; readonly lists: readonly (readonly string[])[] }
  /** A variable of the process, and what stands in for it where it is not set. */
  | { readonly kind: 'variable'; readonly name: string; readonly fallback: Value | undefined }
  /** One where NODE_ENV is production, another elsewhere. */
  | { readonly kind: 'choice'; readonly production: Value; readonly otherwise: Value }
  /** Something else; `why` in words that follow "which". */
  | { readonly kind: 'unknown'; readonly why: string }
);

export type Kind<K extends Value['kind']> = Extract<Value, { readonly kind: K }>;

/** The middlewares that are understood. */
export type Peer = 'cors' | '@fastify/cors' | '@koa/cors' | 'hono/cors' | 'CORSMiddleware';

/** One configuration, found in a file. */
export interface Found {
  readonly peer: Peer;
  readonly place: Place;
  /** By the peer's own names. */
  readonly options: ReadonlyMap<string, Value>;
  /** Parts of the options that are not known: a spread, a call. Any option may be in them. */
  readonly opaque: readonly Value[];
  /** The path that it is mounted on, where it is not the whole application; `undefined` for the whole. */
  readonly scope: Scope | undefined;
  /** Where the name that it is called by is imported, as far as one is. */
  readonly imported?: Place;
  /** Mounted for OPTIONS alone, as `app.options('*', cors())`. */
  readonly isPreflight?: boolean;
}

/** Some paths of an application: a pattern of `routes`, or what was written and is none. */
export type Scope = { readonly route: `/${string}` } | { readonly text: string };
