import type { BlockedReason, Stage } from '../fetch-standard/blocked-reasons.js';

/** The engines whose messages are known; Safari's are WebKit's. */
export type MessageEngine = 'chromium' | 'firefox' | 'webkit';

/** What a console message may name. `BlockedFacts` has most of it; the rest is on the exchange. */
export interface MessageFacts {
  readonly reason: BlockedReason;
  readonly stage: Stage;
  /** The URL that was asked last. */
  readonly url: string;
  /** The URL that the page asked for; another one after a redirect. */
  readonly firstUrl?: string;
  /** The origin as it was sent: `null` also after redirects across origins. */
  readonly origin: string;
  /** The page's own origin, where that is another one. */
  readonly pageOrigin?: string | undefined;
  /** The page's own address; its origin's root where it is not said. */
  readonly pageUrl?: string;
  readonly method?: string;
  /** What decided: a field value, a field name, where a redirect leads. */
  readonly subject?: string | undefined;
  /** The status of the last answer. */
  readonly status?: number | undefined;
  readonly allowMethods?: string | undefined;
  readonly allowHeaders?: string | undefined;
  /** How the page asked. */
  readonly initiator?: 'fetch' | 'xhr';
  /**
   * What else an engine's wording depends on. `allow-origin-multiple`: 'list' or 'lines' (one field or two);
   * `no-answer`: 'closed', 'refused' or 'unknown-host'. Schemes are found out from the URL.
   */
  readonly detail?: string | undefined;
}

/** What one engine was seen to print. A condition that is not there does not matter. */
export interface CapturedMessage {
  readonly reason: BlockedReason;
  readonly stage: Stage;
  readonly detail?: string;
  readonly initiator?: 'fetch' | 'xhr';
  readonly redirected?: boolean;
  /** One template a line; none where the engine prints nothing. */
  readonly lines: readonly string[];
}

/** What stands in a template as `{name}`. Where two have the same value, the one that comes first is written. */
export const PLACEHOLDERS = [
  'redirectedFrom',
  'url',
  'firstUrl',
  'pageUrl',
  'pageOrigin',
  'origin',
  'status',
  'method',
  'allowMethods',
  'allowHeaders',
  'subject',
  'bareSubject',
  'scheme',
  'port',
  'host',
  'api',
  'Api',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** The value of each placeholder; undefined where nothing is known. */
export function placeholderValues(facts: MessageFacts): Record<Placeholder, string | undefined> {
  const { url, firstUrl = url, origin, pageOrigin = origin, subject } = facts;
  const parsed = parse(url);
  const isXhr = facts.initiator === 'xhr';
  return {
    // Chromium's words, one by one, so that a template need not be there twice.
    redirectedFrom: firstUrl === url ? '' : ` (redirected from '${firstUrl}')`,
    api: isXhr ? 'XMLHttpRequest' : 'fetch',
    // WebKit's.
    Api: isXhr ? 'XMLHttpRequest' : 'Fetch API',
    url,
    firstUrl,
    pageUrl: facts.pageUrl ?? `${pageOrigin}/`,
    pageOrigin,
    origin,
    status: facts.status?.toString(),
    method: facts.method,
    allowMethods: facts.allowMethods,
    allowHeaders: facts.allowHeaders,
    subject,
    bareSubject: withoutUserinfo(subject),
    scheme: parsed?.protocol.slice(0, -1),
    port: parsed?.port,
    host: parsed?.hostname,
  };
}

/** The facts behind the values that were read from a message; undefined where one of them cannot be. */
export function factsFrom(values: Partial<Record<Placeholder, string>>): RecognizedFacts | undefined {
  const { redirectedFrom = '', api, Api, bareSubject: _, ...facts } = values;
  const firstUrl = /^ \(redirected from '(.*)'\)$/.exec(redirectedFrom)?.[1];
  if (redirectedFrom !== '' && firstUrl === undefined) return undefined;
  const by = api ?? Api;
  const initiator = /XMLHttpRequest$/.test(by ?? '')
    ? 'xhr'
    : /(fetch|Fetch API)$/.test(by ?? '')
      ? 'fetch'
      : undefined;
  if (by !== undefined && initiator === undefined) return undefined;
  return { ...facts, ...(firstUrl === undefined ? {} : { firstUrl }), ...(initiator ? { initiator } : {}) };
}

/** What a message names, as it is written there. */
export type RecognizedFacts = Readonly<
  Partial<Record<Exclude<Placeholder, 'redirectedFrom' | 'api' | 'Api' | 'bareSubject'>, string>> & {
    initiator?: 'fetch' | 'xhr';
  }
>;

/** What the wording depends on beside reason and stage: said, or the scheme, which engines treat one by one. */
export function detailOf({ reason, detail, url, subject }: MessageFacts): string | undefined {
  if (reason === 'redirect-not-http') return schemeOf(subject);
  if (reason === 'scheme-without-cors') return schemeOf(url);
  return detail;
}

const schemeOf = (url: string | undefined): string => /^(ftp|file|data):/i.exec(url ?? '')?.[1] ?? 'other';

function withoutUserinfo(url: string | undefined): string | undefined {
  const parsed = url === undefined ? undefined : parse(url);
  if (!parsed?.username) return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
