import type { EmittedFile } from '../../../src/targets/target.js';

/** What a target answers, as far as CORS goes. */
export type Answer = (request: Request) => Response;

/**
 * A target as its vendor's documentation or source says it behaves, written without a look at how we emit for it: its
 * configuration in, answers out. Several, where the vendor leaves something open.
 */
export type Model = (files: readonly EmittedFile[]) => readonly Answer[] | Promise<readonly Answer[]>;

/** Field names in lower case, as often as there are lines. */
export type Fields = Record<string, string | undefined>;

export const EXPOSABLE = ['x-request-id', 'x-total', 'etag'];

/** What the service behind the target answers: it knows nothing of CORS. */
export const service = (request: Request, fields: Fields = {}, status?: number): Response => {
  const headers = new Headers(EXPOSABLE.map((name) => [name, 'a']));
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) headers.set(name, value);
  return new Response(null, { status: status ?? (request.method === 'OPTIONS' ? 204 : 200), headers });
};

export const answer = (status: number, fields: Fields): Response => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) headers.set(name, value);
  return new Response(null, { status, headers });
};

export interface Asked {
  readonly origin: string | null;
  readonly method: string;
  readonly path: string;
  /** The method that a preflight asks for. */
  readonly requestMethod: string | undefined;
  readonly requestHeaders: string | null;
  /** In lower case. */
  readonly requestedNames: readonly string[];
}

export function asked(request: Request): Asked {
  const origin = request.headers.get('origin');
  const requestMethod = request.headers.get('access-control-request-method');
  const isPreflight = request.method === 'OPTIONS' && origin && requestMethod;
  const requestHeaders = request.headers.get('access-control-request-headers');
  return {
    origin,
    method: request.method,
    path: new URL(request.url).pathname,
    requestMethod: isPreflight ? requestMethod : undefined,
    requestHeaders,
    requestedNames: requestHeaders?.split(',').map((name) => name.trim().toLowerCase()) ?? [],
  };
}

/** An expression of RE2, Go or PCRE: `\\A` and `\\z` are JavaScript's `^` and `$` without the flag m. */
export const regexOf = (source: string, flags = ''): RegExp =>
  new RegExp(source.replaceAll('\\A', '^').replaceAll('\\z', '$'), flags);

export const joined = (values: readonly string[] | undefined): string | undefined =>
  values && values.length > 0 ? values.join(',') : undefined;

export function fileOf(files: readonly EmittedFile[], path: string): string {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`there is no ${path}`);
  return file.text;
}
