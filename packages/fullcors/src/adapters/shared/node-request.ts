import type { CorsRequest } from '../../policy/cors-request.js';
import type { NodeRequest } from './node-types.js';

/**
 * The facts of a Node request, as `decide`, `explain` and the adapters take them. Read from `rawHeaders`, since `headers`
 * drops the second of two `Host` lines and costs 1.5 us to build when nobody has asked for it; mocks and serverless
 * bridges have only `headers`.
 */
export function corsRequestOf(req: NodeRequest, path = req.originalUrl ?? req.url): CorsRequest {
  const { rawHeaders } = req;
  const fields = new Fields(req, path);
  if (rawHeaders?.length) readRawHeaders(fields, rawHeaders);
  else readHeaders(fields, req.headers);
  return fields;
}

/** One shape for all requests, whichever fields they have. */
class Fields implements CorsRequest {
  readonly method: string;
  readonly path: string | undefined;
  readonly native: NodeRequest;
  origin: string | undefined = undefined;
  requestMethod: string | undefined = undefined;
  requestHeaders: string | undefined = undefined;
  requestPrivateNetwork: string | undefined = undefined;
  host: string | undefined = undefined;
  secFetchSite: string | undefined = undefined;

  constructor(req: NodeRequest, path: string | undefined) {
    this.method = req.method ?? 'GET';
    this.path = path;
    this.native = req;
  }
}

/**
 * The lengths of the names differ, so most lines are passed over unread: with this and the one shape above, a GET
 * without Origin costs 2.2 times hard-coded headers instead of 3.0 (benchmarks/).
 */
function readRawHeaders(fields: Fields, rawHeaders: readonly string[]): void {
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    const value = rawHeaders[i + 1] as string;
    switch (name.length) {
      case 4:
        if (isName(name, 'host')) fields.host = sameOrJoined(fields.host, value);
        break;
      case 6:
        if (isName(name, 'origin')) fields.origin = joined(fields.origin, value);
        break;
      case 10:
        if (isName(name, ':authority')) fields.host = sameOrJoined(fields.host, value);
        break;
      case 14:
        if (isName(name, 'sec-fetch-site')) fields.secFetchSite = joined(fields.secFetchSite, value);
        break;
      case 29:
        if (isName(name, 'access-control-request-method')) {
          fields.requestMethod = joined(fields.requestMethod, value);
        }
        break;
      case 30:
        if (isName(name, 'access-control-request-headers')) {
          fields.requestHeaders = joined(fields.requestHeaders, value);
        }
        break;
      case 38:
        if (isName(name, 'access-control-request-private-network')) {
          fields.requestPrivateNetwork = joined(fields.requestPrivateNetwork, value);
        }
    }
  }
}

/** The fourth letter from the end tells each from every common name of its length, which is then not copied. */
function isName(name: string, lower: string): boolean {
  const at = lower.length - 4;
  return (name.charCodeAt(at) | 0x20) === lower.charCodeAt(at) && name.toLowerCase() === lower;
}

const joined = (before: string | undefined, value: string): string =>
  before === undefined ? value : `${before}, ${value}`;

/** HTTP/2 may carry both :authority and host, which then must be equal. */
const sameOrJoined = (before: string | undefined, value: string): string =>
  before === value ? value : joined(before, value);

function readHeaders(fields: Fields, headers: NodeRequest['headers']): void {
  const field = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : (value as string | undefined);
  };
  fields.origin = field('origin');
  fields.requestMethod = field('access-control-request-method');
  fields.requestHeaders = field('access-control-request-headers');
  fields.requestPrivateNetwork = field('access-control-request-private-network');
  for (const value of [field('host'), field(':authority')]) {
    if (value !== undefined) fields.host = sameOrJoined(fields.host, value);
  }
  fields.secFetchSite = field('sec-fetch-site');
}
