import type { FetchInit } from '@fullcors/browser';
import { fieldOf, type HarEntry } from './read-har.js';

/** What a page asked, with the entries of the file that belong to it. */
export interface Asked {
  readonly page: string;
  readonly url: URL;
  readonly method: string;
  readonly init: FetchInit;
  /** Undefined where the file has none: the browser remembered, or asked for none. */
  readonly preflight: HarEntry | undefined;
  /** The request itself; undefined where the recording ended before it. */
  readonly entry: HarEntry | undefined;
  /** What the browser says went wrong, such as `net::ERR_FAILED`; Firefox says nothing. */
  readonly error: string | undefined;
}

export const isPreflight = ({ request }: HarEntry): boolean =>
  request.method === 'OPTIONS' && fieldOf(request.headers, 'access-control-request-method') !== undefined;

/**
 * What an entry is a part of; undefined for what is no CORS request, and for a preflight whose request has an entry of its
 * own that says as much.
 */
export function askedBy(entry: HarEntry, entries: readonly HarEntry[]): Asked | undefined {
  return isPreflight(entry) ? askedByPreflight(entry, entries) : askedByRequest(entry, entries);
}

function askedByRequest(entry: HarEntry, entries: readonly HarEntry[]): Asked | undefined {
  const { request, error } = entry;
  const { url, method } = request;
  const page = pageOf(entry);
  const mode = fieldOf(request.headers, 'sec-fetch-mode');
  if (page === undefined || page === url.origin || (mode !== undefined && mode !== 'cors')) return undefined;
  const preflight = entries.findLast(
    (other) => isPreflight(other) && isSame(other, entry) && requestMethodOf(other) === method,
  );
  // Chromium writes no Origin on a request that its preflight has stopped: the preflight tells.
  if (preflight && fieldOf(request.headers, 'origin') === undefined) return undefined;
  const headers = request.headers.filter(([name]) => !OF_THE_BROWSER.test(name)) as [string, string][];
  const credentials = fieldOf(request.headers, 'cookie') === undefined ? 'same-origin' : 'include';
  return { page, url, method, init: { method, headers, credentials }, preflight, entry, error };
}

function askedByPreflight(preflight: HarEntry, entries: readonly HarEntry[]): Asked | undefined {
  const { request } = preflight;
  const page = pageOf(preflight);
  const method = requestMethodOf(preflight);
  if (page === undefined || method === undefined) return undefined;
  const entry = entries.findLast(
    (other) => !isPreflight(other) && isSame(other, preflight) && other.request.method === method,
  );
  if (entry && fieldOf(entry.request.headers, 'origin') !== undefined) return undefined;
  const headers = (fieldOf(request.headers, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name): [string, string] => [name, valueFor(name)]);
  // The listener makes a POST ask for leave as well, of which the file shows that it did.
  const init = { method, headers, uploadListener: true };
  return { page, url: request.url, method, init, preflight, entry: undefined, error: entry?.error };
}

const requestMethodOf = ({ request }: HarEntry): string | undefined =>
  fieldOf(request.headers, 'access-control-request-method');

/** The origin as it was sent; else that of the address that referred, where nothing was sent in the end. */
function pageOf({ request, error }: HarEntry): string | undefined {
  const origin = fieldOf(request.headers, 'origin');
  if (origin !== undefined)
    return /^([a-z][a-z0-9+.-]*:\/\/[^\s/]+|null)$/i.test(origin) ? origin : undefined;
  const referrer = fieldOf(request.headers, 'referer');
  if (error === undefined || referrer === undefined) return undefined;
  try {
    return new URL(referrer).origin;
  } catch {
    return undefined;
  }
}

const isSame = (one: HarEntry, other: HarEntry): boolean =>
  one.request.url.href === other.request.url.href && pageOf(one) === pageOf(other);

/** A content type that needs leave, since leave was asked for. */
const valueFor = (name: string): string => (name.toLowerCase() === 'content-type' ? 'application/json' : 'x');

/** What a page does not set: the browser adds it, and the browser's half will. */
const OF_THE_BROWSER =
  /^(accept|accept-(charset|encoding|language)|cache-control|connection|content-length|cookie|dnt|host|if-(match|modified-since|none-match)|keep-alive|origin|pragma|priority|referer|te|upgrade-insecure-requests|user-agent|sec-.*|proxy-.*)$/i;
