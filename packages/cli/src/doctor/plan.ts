import { BlockedByCors, browserAt, type HttpRequest, type Transport } from '@fullcors/browser';
import { CannotRun } from '../exit.js';
import { refuseDropped } from '../page/read.js';
import type { Asked } from './asked.js';

/** What a browser would send, found out without sending anything. */
export interface Plan {
  readonly preflight: HttpRequest | undefined;
  /** The request itself; undefined where the browser would not come so far. */
  readonly answer: HttpRequest | undefined;
  /** Why it would send nothing at all: mixed content, a bad port. */
  readonly blocked: BlockedByCors | undefined;
}

/** The request of a page, in the doctor's words -> in those of `fetch`. */
export const initOf = ({ method, headers, credentials, body }: Asked) => ({
  method,
  headers: Object.fromEntries(headers),
  credentials: credentials ? ('include' as const) : ('same-origin' as const),
  ...(body === undefined ? {} : { body }),
});

/** @throws CannotRun where no page could send it. */
export async function plan(asked: Asked, more: { uploadListener?: boolean } = {}): Promise<Plan> {
  const sent: HttpRequest[] = [];
  const agreeable: Transport = {
    async send(request) {
      sent.push(request);
      return { status: 204, headers: agreeTo(request), body: null };
    },
  };
  const page = browserAt(asked.origin, { engine: asked.engine });
  let blocked: BlockedByCors | undefined;
  try {
    await page.fetch(agreeable, asked.url, { ...initOf(asked), ...more });
  } catch (error) {
    if (error instanceof BlockedByCors) blocked = error;
    else if (error instanceof TypeError) throw new CannotRun(error.message);
    else throw error;
  }
  const preflight = sent.find(isPreflight);
  const answer = sent.find((request) => !isPreflight(request));
  if (answer) refuseDropped(asked.headers, answer.headers);
  return { preflight, answer, blocked: sent.length === 0 ? blocked : undefined };
}

export const isPreflight = ({ method, headers }: HttpRequest): boolean =>
  method === 'OPTIONS' && headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');

/** What a server says that allows everything that is asked. */
function agreeTo({ headers }: HttpRequest): [string, string][] {
  const sent = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  return [
    ['Access-Control-Allow-Origin', sent.get('origin') ?? '*'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Allow-Methods', sent.get('access-control-request-method') ?? ''],
    ['Access-Control-Allow-Headers', sent.get('access-control-request-headers') ?? ''],
  ];
}
