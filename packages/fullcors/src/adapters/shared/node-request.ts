import { type CorsRequest, plainRequest } from '../../policy/cors-request.js';
import type { NodeRequest } from './node-types.js';

/** The facts of a Node request, as `decide` and `explain` take them. */
export const corsRequestOf = (req: NodeRequest, path?: string): CorsRequest =>
  plainRequest(new NodeCorsRequest(req, path, req));

/**
 * The same, as the adapters take them: what the ruling rests on is read at once and in one pass, the rest when it is asked
 * for. Read from `rawHeaders`, since `headers` drops the second of two `Host` lines and costs 1.5 us to build where
 * nobody has asked for it; mocks and serverless bridges have only `headers`.
 */
export class NodeCorsRequest implements CorsRequest {
  readonly method: string;
  readonly origin: string | undefined;
  /** What a preflight asks for. */
  private readonly asked: Asked | undefined = undefined;

  constructor(
    private readonly req: NodeRequest,
    /** Where the framework knows better than `req`. */
    private readonly knownPath: string | undefined,
    readonly native: unknown,
  ) {
    this.method = req.method ?? 'GET';
    if (this.method === 'OPTIONS') {
      this.asked = new Asked(req);
      this.origin = this.asked.origin;
    } else {
      this.origin = fieldOf(req, ORIGIN);
    }
  }

  get requestMethod(): string | undefined {
    return this.asked ? this.asked.method : fieldOf(this.req, REQUEST_METHOD);
  }
  get requestHeaders(): string | undefined {
    return this.asked ? this.asked.headers : fieldOf(this.req, REQUEST_HEADERS);
  }
  get requestPrivateNetwork(): string | undefined {
    return this.asked ? this.asked.privateNetwork : fieldOf(this.req, REQUEST_PRIVATE_NETWORK);
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
}

/** Who asks with OPTIONS, and for what. */
class Asked {
  origin: string | undefined = undefined;
  method: string | undefined = undefined;
  headers: string | undefined = undefined;
  privateNetwork: string | undefined = undefined;

  constructor(req: NodeRequest) {
    const { rawHeaders } = req;
    if (!rawHeaders?.length) {
      this.origin = fieldOf(req, ORIGIN);
      this.method = fieldOf(req, REQUEST_METHOD);
      this.headers = fieldOf(req, REQUEST_HEADERS);
      this.privateNetwork = fieldOf(req, REQUEST_PRIVATE_NETWORK);
      return;
    }
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
      const name = rawHeaders[i] as string;
      // The lengths of names differ, so that most are passed over unread.
      if (name.length !== ORIGIN.length && name.length < REQUEST_METHOD.length) continue;
      const value = rawHeaders[i + 1] as string;
      if (isName(name, ORIGIN)) this.origin = joined(this.origin, value);
      else if (isName(name, REQUEST_METHOD)) this.method = joined(this.method, value);
      else if (isName(name, REQUEST_HEADERS)) this.headers = joined(this.headers, value);
      else if (isName(name, REQUEST_PRIVATE_NETWORK))
        this.privateNetwork = joined(this.privateNetwork, value);
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
