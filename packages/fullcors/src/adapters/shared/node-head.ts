import type { Decision } from '../../protocol/decision.js';
import { mergeVary } from '../../protocol/vary.js';
import type { NodeResponse } from './node-types.js';

const HELD = Symbol('fullcors.held');
interface HeldResponse extends NodeResponse {
  [HELD]: { readonly decision: Decision; readonly writeHead: NodeResponse['writeHead'] };
}

/**
 * Puts a decision in force when the head leaves. Every way a head leaves Node (an explicit `writeHead`, the implicit one
 * of `write`, `end`, `pipe` and `flushHeaders`, in HTTP/1 and HTTP/2) goes through the response's own `writeHead`, so
 * that is where the policy has the last word. The road not taken is setting the fields before the handler runs:
 * handlers overwrite `Vary`, error handlers clear headers (koajs/cors#62), raw responses skip the framework's.
 */
export function holdHead(res: NodeResponse, decision: Decision): void {
  const held = (res as Partial<HeldResponse>)[HELD];
  (res as HeldResponse)[HELD] = { decision, writeHead: held?.writeHead ?? res.writeHead };
  if (held) return;
  // One function for all responses, and no closure: the decision is found on the response.
  res.writeHead = writeHeldHead as NodeResponse['writeHead'];
}

function writeHeldHead(this: HeldResponse, ...args: unknown[]): unknown {
  const { decision, writeHead } = this[HELD];
  // A second head is the caller's error, which Node reports; a 1xx head is not yet the answer.
  if (!this.headersSent && !(Number(args[0]) < 200)) {
    const last = args.length - 1;
    if (typeof args[last] === 'object' && args[last] !== null) args[last] = takeOver(this, args[last]);
    applyFields(this, decision);
  }
  return writeHead.apply(this, args);
}

/** Removes the application's own CORS fields and sets the policy's. */
function applyFields(res: NodeResponse, { headers }: Decision): void {
  for (const name of res.getHeaderNames()) {
    if (isCorsField(name)) res.removeHeader(name);
  }
  for (const [name, value] of headers) {
    if (name !== 'Vary') res.setHeader(name, value);
    else res.setHeader(name, mergeVary(String(res.getHeader(name) ?? ''), value));
  }
}

/**
 * The header argument of `writeHead` without its CORS fields and without `Vary`, which becomes a set header so that it
 * can be merged. Its forms: an object, a flat array of names and values, an array of pairs.
 */
function takeOver(res: NodeResponse, headers: object): object {
  const vary: string[] = [];
  const keep = (name: string, value: unknown): boolean => {
    const lower = name.toLowerCase();
    if (lower === 'vary') vary.push(String(value));
    return lower !== 'vary' && !isCorsField(lower);
  };
  const kept = keepFields(headers, keep);
  // As Node does with any name: what `writeHead` is given replaces what was set.
  if (vary.length > 0) res.setHeader('Vary', vary.join(', '));
  return kept;
}

function keepFields(headers: object, keep: (name: string, value: unknown) => boolean): object {
  if (!Array.isArray(headers)) {
    return Object.fromEntries(Object.entries(headers).filter(([name, value]) => keep(name, value)));
  }
  // Pairs are taken by Node only where no field has been set, which is no longer so.
  if (Array.isArray(headers[0])) return keepFields(headers.flat(), keep);
  const kept: unknown[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    if (keep(String(headers[i]), headers[i + 1])) kept.push(headers[i], headers[i + 1]);
  }
  return kept;
}

const isCorsField = (lower: string): boolean => lower.startsWith('access-control-');
