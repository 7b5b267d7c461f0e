import { type CorsRequest, plainRequest } from '../../policy/cors-request.js';
import type { NodeRequest } from './node-types.js';

/** The facts of a Node request, as `decide` and `explain` take them. */
export const corsRequestOf = (req: NodeRequest, path?: string): CorsRequest =>
  plainRequest(new NodeCorsRequest(req, path));

/**
 * The same, as the adapters take them: what most decisions rest on is read at once, the rest when it is asked for. Read
 * from `rawHeaders`, since `headers` drops the second of two `Host` lines and costs 1.5 us to build where nobody has
 * asked for it; mocks and serverless bridges have only `headers`.
 */
export class NodeCorsRequest implements CorsRequest {
  readonly method: string;
  origin: string | undefined = undefined;
  requestMethod: string | undefined = undefined;
  requestHeaders: string | undefined = undefined;
  requestPrivateNetwork: string | undefined = undefined;

  constructor(
    private readonly req: NodeRequest,
    /** Where the framework knows better than `req`. */
    private readonly knownPath: string | undefined,
    readonly native: unknown = req,
  ) {
    const { method = 'GET', rawHeaders } = req;
    this.method = method;
    if (rawHeaders?.length) this.#readLines(rawHeaders);
    else {
      this.origin = fieldOf(req, ORIGIN);
      this.requestMethod = fieldOf(req, REQUEST_METHOD);
      this.requestHeaders = fieldOf(req, REQUEST_HEADERS);
      this.requestPrivateNetwork = fieldOf(req, REQUEST_PRIVATE_NETWORK);
    }
  }

  get path(): string | undefined {
    return this.knownPath ?? this.req.originalUrl ?? this.req.url;
  }

  /** HTTP/2 may carry both :authority and host, which then must be equal. */
  get host(): string | undefined {
    const host = fieldOf(this.req, HOST);
    const authority = fieldOf(this.req, AUTHORITY) ?? host;
    return host === undefined || host === authority ? authority : `${host}, ${authority}`;
  }

  get secFetchSite(): string | undefined {
    return fieldOf(this.req, SEC_FETCH_SITE);
  }

  /** The lengths of names differ, so that most lines are passed over unread: a look at each would cost twice as much. */
  #readLines(lines: readonly string[]): void {
    for (let i = 0; i + 1 < lines.length; i += 2) {
      const name = lines[i] as string;
      const { length } = name;
      if (length !== ORIGIN.length && length < REQUEST_METHOD.length) continue;
      const value = lines[i + 1] as string;
      if (isName(name, ORIGIN)) this.origin = joined(this.origin, value);
      else if (isName(name, REQUEST_METHOD)) this.requestMethod = joined(this.requestMethod, value);
      else if (isName(name, REQUEST_HEADERS)) this.requestHeaders = joined(this.requestHeaders, value);
      else if (isName(name, REQUEST_PRIVATE_NETWORK)) {
        this.requestPrivateNetwork = joined(this.requestPrivateNetwork, value);
      }
    }
  }
}

/** A field's name as HTTP/1 browsers spell it, which spares a copy in lower case, and as HTTP/2 and mocks do. */
interface FieldName {
  readonly usual: string;
  readonly lower: string;
  readonly length: number;
}
const fieldName = (usual: string): FieldName => ({ usual, lower: usual.toLowerCase(), length: usual.length });

const ORIGIN = fieldName('Origin');
const REQUEST_METHOD = fieldName('Access-Control-Request-Method');
const REQUEST_HEADERS = fieldName('Access-Control-Request-Headers');
const REQUEST_PRIVATE_NETWORK = fieldName('Access-Control-Request-Private-Network');
const HOST = fieldName('Host');
const AUTHORITY = fieldName(':authority');
const SEC_FETCH_SITE = fieldName('Sec-Fetch-Site');

/** A field's value, its lines joined. */
function fieldOf(req: NodeRequest, name: FieldName): string | undefined {
  const { rawHeaders } = req;
  if (!rawHeaders?.length) {
    const value = req.headers[name.lower];
    return Array.isArray(value) ? value.join(', ') : (value as string | undefined);
  }
  let found: string | undefined;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (isName(rawHeaders[i] as string, name)) found = joined(found, rawHeaders[i + 1] as string);
  }
  return found;
}

/** The fourth letter from the end tells each of ours from every common name of its length. */
function isName(given: string, { usual, lower, length }: FieldName): boolean {
  if (given.length !== length) return false;
  if ((given.charCodeAt(length - 4) | 0x20) !== lower.charCodeAt(length - 4)) return false;
  return given === usual || given.toLowerCase() === lower;
}

const joined = (before: string | undefined, value: string): string =>
  before === undefined ? value : `${before}, ${value}`;
