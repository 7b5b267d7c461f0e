import type { Ruling } from '../../protocol/ruling.js';
import type { MadeCors } from './as-cors.js';
import { IS_NODE } from './is-node.js';
import { headWith, linesOf, mayBeOurs, setLines } from './node-fields.js';
import type { NodeResponse } from './node-types.js';

// biome-ignore lint/suspicious/noExplicitAny: a method of the response, whatever it takes
type Method = (...args: any[]) => any;

/** Whether every way to set a field goes through `setHeader`, as it does in Node's HTTP/1 and not in its HTTP/2. */
const goesThroughSetHeader = (res: NodeResponse): boolean => IS_NODE && !('stream' in res);

/** A ruling and the response whose head it is held to. */
export class Held {
  /** What has to be awaited until its ruling is known, if anything. */
  settled: Promise<void> | undefined = undefined;
  /** Whether any field has been set. */
  hasFields: boolean;
  /** Whether any of these may be the policy's, so that all have to be looked at. */
  hasOurs: boolean;
  readonly writeHead: Method;
  readonly setHeader: Method;

  constructor(
    res: NodeResponse,
    readonly cors: MadeCors,
    /** In force when the head leaves. */
    public ruling: Ruling,
    /** The request's. */
    readonly origin: string | undefined,
  ) {
    const isBlind = !goesThroughSetHeader(res);
    const set = res.getHeaderNames();
    this.hasFields = isBlind || set.length > 0;
    this.hasOurs = this.hasFields && (isBlind || set.some(mayBeOurs));
    this.writeHead = res.writeHead;
    this.setHeader = res.setHeader;
  }
}

/** Shared by copies of this package, so that a policy of one sees that another's has decided. */
const HELD = Symbol.for('fullcors.decided');
interface HeldResponse extends NodeResponse {
  [HELD]: Held;
}

/** What is held on a response, if anything is. */
export const heldOn = (res: NodeResponse): Held | undefined => (res as Partial<HeldResponse>)[HELD];

/**
 * Puts a ruling in force when the head leaves. Every way a head leaves Node (an explicit `writeHead`, the implicit one
 * of `write`, `end`, `pipe` and `flushHeaders`, in HTTP/1 and HTTP/2) goes through the response's own `writeHead`, so
 * that is where the policy has the last word. The road not taken is setting the fields before the handler runs:
 * handlers overwrite `Vary`, error handlers clear headers (koajs/cors#62), raw responses skip the framework's.
 */
export function holdHead(res: NodeResponse, held: Held): void {
  (res as HeldResponse)[HELD] = held;
  // One function for all responses, and no closure: the ruling is found on the response.
  res.writeHead = writeHeldHead;
  // An alias of old that Node still has.
  if (res.writeHeader) res.writeHeader = writeHeldHead;
  // To know what has been set: asking for the names when the head leaves costs 0.1 of hard-coded headers. Each method
  // that is replaced costs 0.02, so it is only this one; appendHeader and setHeaders go through it.
  if (!held.hasOurs) res.setHeader = setHeldHeader;
}

function setHeldHeader(this: HeldResponse, name: string, value: unknown): unknown {
  const held = this[HELD];
  held.hasFields = true;
  if (mayBeOurs(name)) held.hasOurs = true;
  return held.setHeader.call(this, name, value);
}

function writeHeldHead(this: HeldResponse, status: number, reason?: unknown, fields?: unknown): unknown {
  const { ruling, origin, writeHead, setHeader, hasFields, hasOurs } = this[HELD];
  // A second head is the caller's error, which Node reports; a 1xx head is not yet the answer.
  if (this.headersSent || Number(status) < 200) return writeHead.call(this, status, reason, fields);
  // The third or else the second, as Node takes it; wrappers also pass an undefined on.
  const given = isObject(fields) ? fields : isObject(reason) ? reason : undefined;
  if (hasFields && !hasOurs && !given) {
    setLines(this, setHeader, ruling, origin);
    return writeHead.call(this, status, reason);
  }
  const head = headWith(this, linesOf(ruling, origin), given, hasFields);
  return typeof reason === 'string'
    ? writeHead.call(this, status, reason, head)
    : writeHead.call(this, status, head);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
