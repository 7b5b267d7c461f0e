import { BlockedByCors, browserAt, type HttpRequest, type HttpResponse } from '@fullcors/browser';
import { NOT_CORS } from '../message/families/not-cors.js';
import { type Asked, isPreflight } from './asked.js';
import { fieldOf, type HarEntry } from './read-har.js';

export interface Judged {
  readonly code: string;
  readonly stage: 'preflight' | 'actual';
  readonly why: string;
  readonly fix: string;
}

/** Asks the browser's half, with the answers that the file holds; undefined where the page may read them. */
export async function judge(
  asked: Asked,
  entries: readonly HarEntry[],
  followed: Set<HarEntry>,
): Promise<Judged | undefined> {
  const { page, url, init, preflight, entry } = asked;
  const transport = {
    async send(request: HttpRequest): Promise<HttpResponse> {
      const isAsking = isPreflight({ ...(entry ?? preflight!), request });
      const found = request.url.href === url.href ? (isAsking ? preflight : entry) : next(request, isAsking);
      // A browser that remembered the leave asked for none, and the file has no preflight.
      if (isAsking && !found) return agreeing(request);
      if (!found?.response) throw new NotInTheFile();
      return { ...found.response, body: null };
    },
  };
  /** Where a redirect has led. */
  function next({ method, url: { href } }: HttpRequest, isAsking: boolean): HarEntry | undefined {
    const found = entries.find(
      (other) =>
        other.number > (entry?.number ?? 0) &&
        other.request.url.href === href &&
        (isAsking ? isPreflight(other) : other.request.method === method),
    );
    if (found) followed.add(found);
    return found;
  }
  try {
    await browserAt(page).fetch(transport, url, init);
    return undefined;
  } catch (error) {
    // What no page could have asked is none of ours.
    if (!(error instanceof BlockedByCors)) return undefined;
    const { reason: code, stage, why, fix, cause } = error;
    if (cause instanceof NotInTheFile) return withoutAnswer(stage, asked);
    const status = error.exchange.at(-1)?.response?.status ?? 0;
    return { code, stage, why, fix, ...(code === 'allow-origin-missing' ? onError(stage, status, why) : {}) };
  }
}

/** Of an error it is the status that tells why the field is missing. */
function onError(stage: Judged['stage'], status: number, why: string): Partial<Judged> {
  if (status < 300) return {};
  return {
    why: `${why}: it is an error, ${status}`,
    fix:
      stage === 'preflight'
        ? 'let the CORS layer answer OPTIONS before logins, routes and guards do: a preflight never carries credentials'
        : `see why it is ${status}; and let errors carry the same headers, so that pages can tell`,
  };
}

/** The file does not hold the answer that would have to be judged. */
class NotInTheFile extends Error {}

function withoutAnswer(stage: Judged['stage'], { entry, preflight, error }: Asked): Judged | undefined {
  const said = stage === 'preflight' ? (preflight?.error ?? error) : error;
  // A preflight that passed, and a request that the recording ended before.
  if (stage === 'actual' && !entry && said === undefined) return undefined;
  const family = said === undefined ? undefined : NOT_CORS.find(({ pattern }) => pattern.test(said));
  if (family) {
    const { code, what, why, fix } = family;
    return {
      code,
      stage,
      why: `${lowerFirst(what.replace(/\.$/, ''))} (${said}). ${why.replace(/\.$/, '')}`,
      fix,
    };
  }
  return {
    code: 'answer-not-recorded',
    stage,
    why: `${said ? `the browser reports ${said}, and ` : ''}the file does not hold the answer`,
    fix: 'ask the server itself, by the command below; or copy the message of the console for fullcors explain',
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function agreeing({ headers }: HttpRequest): HttpResponse {
  return {
    status: 204,
    body: null,
    headers: [
      ['Access-Control-Allow-Origin', fieldOf(headers, 'origin') ?? '*'],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', fieldOf(headers, 'access-control-request-method') ?? ''],
      ['Access-Control-Allow-Headers', fieldOf(headers, 'access-control-request-headers') ?? ''],
    ],
  };
}
