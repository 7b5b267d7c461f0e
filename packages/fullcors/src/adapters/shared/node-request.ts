import type { CorsRequest } from '../../policy/cors-request.js';
import type { NodeRequest } from './node-types.js';

/**
 * The facts of a Node request, as `decide`, `explain` and the adapters take them. Read from `rawHeaders`, since `headers` drops the second of two `Host` lines and costs
 * 1.5 us to build when nobody has asked for it; mocks and serverless bridges have only `headers`.
 */
export function corsRequestOf(req: NodeRequest): CorsRequest {
  const { rawHeaders } = req;
  const fields = rawHeaders?.length ? fromRawHeaders(rawHeaders) : fromHeaders(req.headers);
  return { method: req.method ?? 'GET', path: req.originalUrl ?? req.url, native: req, ...fields };
}

interface Fields {
  origin?: string;
  requestMethod?: string;
  requestHeaders?: string;
  requestPrivateNetwork?: string;
  host?: string;
  secFetchSite?: string;
}

const FIELDS: Readonly<Record<string, keyof Fields>> = {
  origin: 'origin',
  'access-control-request-method': 'requestMethod',
  'access-control-request-headers': 'requestHeaders',
  'access-control-request-private-network': 'requestPrivateNetwork',
  host: 'host',
  ':authority': 'host',
  'sec-fetch-site': 'secFetchSite',
};
/** By length, so that most names are passed over without being read. */
const LENGTHS: ReadonlySet<number> = new Set(Object.keys(FIELDS).map((name) => name.length));

function fromRawHeaders(rawHeaders: readonly string[]): Fields {
  const fields: Fields = {};
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (LENGTHS.has(name.length)) add(fields, name.toLowerCase(), rawHeaders[i + 1] as string);
  }
  return fields;
}

function fromHeaders(headers: NodeRequest['headers']): Fields {
  const fields: Fields = {};
  for (const name of Object.keys(FIELDS)) {
    const value = headers[name];
    if (value !== undefined) add(fields, name, Array.isArray(value) ? value.join(', ') : value);
  }
  return fields;
}

function add(fields: Fields, name: string, value: string): void {
  if (!Object.hasOwn(FIELDS, name)) return;
  const field = FIELDS[name] as keyof Fields;
  const before = fields[field];
  // HTTP/2 may carry both :authority and host, which then must be equal.
  if (before === value && field === 'host') return;
  fields[field] = before === undefined ? value : `${before}, ${value}`;
}
