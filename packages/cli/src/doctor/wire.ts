import { type HttpRequest, type HttpResponse, network, type Transport } from '@fullcors/browser';

/** One request that was sent, and what came back. */
export interface Exchange {
  /** Counted from 1, in the order in which they were sent. */
  readonly number: number;
  /** What it was sent for, in a few words. */
  readonly purpose: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: HttpRequest['headers'];
  };
  readonly response?: HttpResponse & { readonly statusText: string; readonly text: string };
  /** Why there is no response: what node:http, node:tls or the resolver said. */
  readonly error?: Error & { readonly code?: string };
}

/** As much of a body as is looked at. */
const MAX_BODY = 64 * 1024;
/** Whoever reads the server's log should know who asked. */
const USER_AGENT = 'fullcors-doctor';

/** What is asked for is another URL than the one that was given, and it is not asked. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}

/**
 * The only way from a command to the server under examination: it counts and keeps what was sent, sends nothing twice, and nothing to
 * another URL than the one that was given.
 */
export class Wire {
  readonly exchanges: Exchange[] = [];
  readonly #url: string;
  readonly #transport: Transport;
  readonly #known = new Map<string, Exchange>();
  readonly #onSend: (method: string) => void;
  readonly #userAgent: string;

  constructor(
    url: URL,
    timeout: number,
    onSend: (method: string) => void = () => {},
    userAgent: string = USER_AGENT,
  ) {
    this.#userAgent = userAgent;
    this.#url = url.href;
    this.#transport = network({ timeout, maxBody: MAX_BODY });
    this.#onSend = onSend;
  }

  async send(request: HttpRequest, purpose: string): Promise<Exchange> {
    if (request.url.href !== this.#url) throw new NotAsked(request.url.href);
    const { method, url } = request;
    const headers = [...request.headers, ['User-Agent', this.#userAgent] as const];
    const key = JSON.stringify([method, headers]);
    const known = this.#known.get(key);
    if (known) return known;
    this.#onSend(method);
    const asked = { purpose, request: { method, url: url.href, headers } };
    const answered = await this.#transport.send({ ...request, headers }).then(
      (response) => ({ response: readable(response) }),
      (error: Exchange['error'] & Error) => ({ error }),
    );
    const exchange: Exchange = { number: this.exchanges.length + 1, ...asked, ...answered };
    this.exchanges.push(exchange);
    this.#known.set(key, exchange);
    return exchange;
  }
}

function readable(response: HttpResponse): NonNullable<Exchange['response']> {
  const { body, statusText = '' } = response;
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
  return { ...response, statusText, text };
}

/** Every value of a field, as the lines came. */
export const linesOf = (exchange: Exchange | undefined, name: string): readonly string[] =>
  (exchange?.response?.headers ?? [])
    .filter(([given]) => given.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);

/** The field as browsers read it: the lines joined. */
export const fieldOf = (exchange: Exchange | undefined, name: string): string | undefined => {
  const lines = linesOf(exchange, name);
  return lines.length > 0 ? lines.join(', ') : undefined;
};

/** The members of a list, in lower case. */
export const listOf = (exchange: Exchange | undefined, name: string): readonly string[] =>
  (fieldOf(exchange, name) ?? '')
    .split(',')
    .map((member) => member.trim().toLowerCase())
    .filter(Boolean);
