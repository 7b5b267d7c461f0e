import type { Exchange } from '../wire.js';

/** An answer of the server under examination, as far as servers are told apart by it. */
export interface SeenAnswer {
  readonly method: string;
  readonly status: number;
  /** Every field line by itself, in the spelling of the server. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The beginning of the body, as text. */
  readonly body: string;
}

/** An exchange -> what is seen of it; nothing where there was no answer. */
export const seen = ({ request, response }: Exchange): readonly SeenAnswer[] =>
  response
    ? [{ method: request.method, status: response.status, headers: response.headers, body: response.text }]
    : [];

/** What has to be allowed. */
export interface Wanted {
  readonly origin: string;
  /** Without the safelisted GET, HEAD and POST. */
  readonly methods: readonly string[];
  /** Request-header names. */
  readonly headers: readonly string[];
  readonly credentials: boolean;
  /** Response-header names that the page reads. */
  readonly expose: readonly string[];
}

/** What kind of mistake a fix is for; where a server has nothing special to say about it, its whole configuration is shown. */
export type Mistake =
  /** CORS is not answered, or not as wanted. */
  | 'cors'
  /** OPTIONS is answered by a login, a router or a guard. */
  | 'preflight'
  /** Two layers answer. */
  | 'doubled'
  /** Errors carry no fields. */
  | 'errors'
  /** Origins are reflected, or matched too loosely. */
  | 'too-wide'
  /** `Vary: Origin` is missing. */
  | 'vary';

/** Something to paste. */
export interface Snippet {
  /** What it is written in, as Markdown calls it: `nginx`, `js`, `java`. */
  readonly language: string;
  /** Where it goes, in a few words: `nginx.conf, inside the server`. */
  readonly where: string;
  readonly code: string;
}

/** A server, proxy or cloud that can be told by its answers. */
export interface Server {
  /** Stable, for tools. */
  readonly id: string;
  /** As its makers write it. */
  readonly name: string;
  /** `edge`: it stands in front of another server, whose own traces may be visible as well. */
  readonly layer: 'application' | 'edge';
  /** What betrays it, to be shown as it is (`Server: nginx/1.22.1`); undefined where nothing does. */
  readonly betrayedBy: (answers: readonly SeenAnswer[]) => string | undefined;
  /** How the mistake is corrected there, ready to paste. */
  readonly snippet: (wanted: Wanted, mistake: Mistake) => Snippet;
}
