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
  // An alias of old that Node still has.
  if (res.writeHeader) res.writeHeader = writeHeldHead as NodeResponse['writeHead'];
}

function writeHeldHead(this: HeldResponse, ...args: unknown[]): unknown {
  const { decision, writeHead } = this[HELD];
  // A second head is the caller's error, which Node reports; a 1xx head is not yet the answer.
  if (!this.headersSent && !(Number(args[0]) < 200)) {
    // The second or the third, and not always the last: wrappers pass an undefined on.
    const at = args.findIndex((arg) => typeof arg === 'object' && arg !== null);
    if (at !== -1) args[at] = takeOver(this, args[at] as object);
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
 * can be merged. Its forms are an object, a flat array of names and values, and an array of pairs; the result is always
 * an object, since of an array Node keeps one line a name once any field has been set, and with that all but one
 * `Set-Cookie`.
 */
function takeOver(res: NodeResponse, headers: object): object {
  const kept = new Map<string, [name: string, value: unknown]>();
  for (const [name, value] of fieldsOf(headers)) {
    const lower = name.toLowerCase();
    const before = kept.get(lower);
    if (!isCorsField(lower)) kept.set(lower, [name, before ? [before[1], value].flat() : value]);
  }
  const vary = kept.get('vary');
  // As Node does with any name: what `writeHead` is given replaces what was set.
  if (vary && kept.delete('vary')) res.setHeader('Vary', [vary[1]].flat().join(', '));
  return Object.fromEntries(kept.values());
}

function fieldsOf(headers: object): (readonly [name: string, value: unknown])[] {
  if (!Array.isArray(headers)) return Object.entries(headers);
  const flat: unknown[] = Array.isArray(headers[0]) ? headers.flat() : headers;
  return flat.flatMap((name, i) => (i % 2 === 0 ? [[String(name), flat[i + 1]] as const] : []));
}

const isCorsField = (lower: string): boolean => lower.startsWith('access-control-');
