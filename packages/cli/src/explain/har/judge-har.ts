import { BlockedByCors, browserAt, type FetchInit, type HttpResponse } from '@fullcors/browser';
import { fieldOf, type HarEntry, type ReadHar } from './read-har.js';

/** Requests that failed for the same reason. */
export interface HarFailure {
  readonly origin: string;
  readonly method: string;
  readonly url: string;
  readonly code: string;
  readonly stage: 'preflight' | 'actual';
  readonly why: string;
  readonly fix: string;
  /** Numbers of the entries. */
  readonly entries: readonly number[];
}

export interface HarVerdict {
  readonly har: ReadHar;
  /** How many requests were across origins, with CORS. */
  readonly judged: number;
  readonly failures: readonly HarFailure[];
}

/** Every request across origins whose answer a browser keeps from its page. */
export async function judgeHar(har: ReadHar): Promise<HarVerdict> {
  const failures = new Map<string, HarFailure>();
  let judged = 0;
  for (const entry of har.entries) {
    const asked = askedBy(entry, har.entries);
    if (!asked) continue;
    judged += 1;
    const failure = await judge(asked);
    if (!failure) continue;
    const { method, url, page } = asked;
    const key = JSON.stringify([page, method, withoutQuery(url), failure.code, failure.stage]);
    const known = failures.get(key);
    failures.set(
      key,
      known
        ? { ...known, entries: [...known.entries, entry.number] }
        : { origin: page, method, url: url.href, ...failure, entries: [entry.number] },
    );
  }
  return { har, judged, failures: [...failures.values()] };
}

const withoutQuery = ({ origin, pathname }: URL): string => origin + pathname;

/** What a page asked, with the answers that the file holds. */
interface Asked {
  readonly page: string;
  readonly url: URL;
  readonly method: string;
  readonly init: FetchInit;
  readonly preflight: HarEntry | undefined;
  readonly answer: HarEntry | undefined;
}

const isPreflight = ({ request }: HarEntry): boolean =>
  request.method === 'OPTIONS' && fieldOf(request.headers, 'access-control-request-method') !== undefined;

/** Undefined for what is no CORS request, and for a preflight that another entry goes with. */
function askedBy(entry: HarEntry, entries: readonly HarEntry[]): Asked | undefined {
  const { request } = entry;
  const page = fieldOf(request.headers, 'origin');
  const mode = fieldOf(request.headers, 'sec-fetch-mode');
  if (page === undefined || (mode !== undefined && mode !== 'cors')) return undefined;
  if (page === request.url.origin || !/^[a-z][a-z0-9+.-]*:\/\/|^null$/i.test(page)) return undefined;
  const isSameRequest = (other: HarEntry): boolean =>
    other.request.url.href === request.url.href && fieldOf(other.request.headers, 'origin') === page;
  if (isPreflight(entry)) {
    const method = fieldOf(request.headers, 'access-control-request-method') ?? 'GET';
    const names = (fieldOf(request.headers, 'access-control-request-headers') ?? '').split(',');
    const answer = entries.find((other) => isSameRequest(other) && other.request.method === method);
    if (answer) return undefined;
    const headers = names
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => [name, valueFor(name)]);
    const init = { method, headers: headers as [string, string][], uploadListener: true };
    return { page, url: request.url, method, init, preflight: entry, answer: undefined };
  }
  const preflight = entries.findLast(
    (other) =>
      isPreflight(other) &&
      isSameRequest(other) &&
      fieldOf(other.request.headers, 'access-control-request-method') === request.method,
  );
  return {
    page,
    url: request.url,
    method: request.method,
    init: {
      method: request.method,
      headers: request.headers.filter(([name]) => !OF_THE_BROWSER.test(name)) as [string, string][],
      credentials: fieldOf(request.headers, 'cookie') === undefined ? 'same-origin' : 'include',
    },
    preflight,
    answer: entry,
  };
}

/** A content type that needs leave, since leave was asked for. */
const valueFor = (name: string): string => (name.toLowerCase() === 'content-type' ? 'application/json' : 'x');

/** What a page does not set: the browser adds it, and the browser's half will. */
const OF_THE_BROWSER =
  /^(accept|accept-(charset|encoding|language)|cache-control|connection|content-length|cookie|dnt|host|if-(match|modified-since|none-match)|keep-alive|origin|pragma|priority|referer|te|upgrade-insecure-requests|user-agent|sec-.*|proxy-.*)$/i;

type Judged = Pick<HarFailure, 'code' | 'stage' | 'why' | 'fix'>;

async function judge({ page, url, init, preflight, answer }: Asked): Promise<Judged | undefined> {
  const transport = {
    async send({
      method,
      headers,
    }: {
      method: string;
      headers: readonly (readonly [string, string])[];
    }): Promise<HttpResponse> {
      const isAsking =
        method === 'OPTIONS' && fieldOf(headers, 'access-control-request-method') !== undefined;
      // A browser that remembered the leave asked for none, and the file has no preflight.
      if (isAsking && !preflight) return agreeing(headers);
      const { response } = (isAsking ? preflight : answer) ?? {};
      if (!response) throw new NotInTheFile();
      return { ...response, body: null };
    },
  };
  try {
    await browserAt(page).fetch(transport, url, init);
    return undefined;
  } catch (error) {
    if (!(error instanceof BlockedByCors)) return undefined;
    const { reason: code, stage, why, fix, cause } = error;
    if (!(cause instanceof NotInTheFile)) return { code, stage, why, fix };
    return withoutAnswer(stage, (stage === 'preflight' ? preflight : answer)?.error, answer === undefined);
  }
}

/** The file does not hold the answer that would have to be judged. */
class NotInTheFile extends Error {}

function withoutAnswer(
  stage: Judged['stage'],
  error: string | undefined,
  isNeverSent: boolean,
): Judged | undefined {
  // A preflight that passed, and a request that the recording ended before.
  if (stage === 'actual' && isNeverSent) return undefined;
  return {
    code: 'answer-not-recorded',
    stage,
    why: `the browser reports ${error ?? 'a failure'}, and the file does not hold the answer`,
    fix: 'ask the server itself, by the command below; or copy the message of the console for fullcors explain',
  };
}

function agreeing(headers: readonly (readonly [string, string])[]): HttpResponse {
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
