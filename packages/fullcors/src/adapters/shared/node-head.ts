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
    // The third or else the second, as Node takes it; wrappers also pass an undefined on.
    const at = [2, 1].find((i) => typeof args[i] === 'object' && args[i] !== null) ?? -1;
    const given = at === -1 ? undefined : withoutCors(args[at] as object);
    const set = this.getHeaderNames();
    if (given && set.length === 0) {
      // Nothing has been set and all is given, as Fastify does: then Node writes it down as it stands.
      putFields(given, decision);
      args[at] = 'stream' in this ? asObject(given) : asLines(given);
    } else {
      setFields(this, set, given, decision);
      if (given) args[at] = asObject(given);
    }
  }
  return writeHead.apply(this, args);
}

/** Field name in lower case -> the name as it was given, and its value or values. */
type Fields = Map<string, readonly [name: string, value: unknown]>;

/**
 * The header argument of `writeHead` without its CORS fields. Its forms are an object, a flat array of names and values,
 * and an array of pairs.
 */
function withoutCors(headers: object): Fields {
  const kept: Fields = new Map();
  for (const [name, value] of fieldsOf(headers)) {
    const lower = name.toLowerCase();
    const before = kept.get(lower);
    if (!isCorsField(lower)) kept.set(lower, [name, before ? [before[1], value].flat() : value]);
  }
  return kept;
}

/** The one form that keeps every line of a field in HTTP/2, and in HTTP/1 once any field has been set. */
const asObject = (fields: Fields): object => Object.fromEntries(fields.values());

/** The form that HTTP/1 takes at the least cost: on Fastify 1.33 times hard-coded headers, as an object 1.56, set 1.67. */
function asLines(fields: Fields): unknown[] {
  const lines: unknown[] = [];
  for (const [name, value] of fields.values()) {
    if (Array.isArray(value)) for (const line of value) lines.push(name, line);
    else lines.push(name, value);
  }
  return lines;
}

/** The policy's fields, among those that are given. */
function putFields(given: Fields, { headers }: Decision): void {
  for (const [name, value] of headers) {
    if (name !== 'Vary') given.set(name, [name, value]);
    else given.set('vary', [name, mergeVary(fieldValue(given.get('vary')?.[1]), value)]);
  }
}

/** The policy's fields, among those that have been set; the application's own CORS fields are removed. */
function setFields(
  res: NodeResponse,
  set: readonly string[],
  given: Fields | undefined,
  { headers }: Decision,
): void {
  for (const name of set) {
    if (isCorsField(name)) res.removeHeader(name);
  }
  // As Node does with any name: what `writeHead` is given replaces what was set.
  const vary = given?.get('vary') ?? ['Vary', res.getHeader('vary')];
  given?.delete('vary');
  if (vary[1] !== undefined) res.setHeader('Vary', fieldValue(vary[1]));
  for (const [name, value] of headers) {
    res.setHeader(name, name === 'Vary' ? mergeVary(fieldValue(vary[1]), value) : value);
  }
}

const fieldValue = (value: unknown): string => [value ?? ''].flat().join(', ');

function fieldsOf(headers: object): (readonly [name: string, value: unknown])[] {
  if (!Array.isArray(headers)) return Object.entries(headers);
  const flat: unknown[] = Array.isArray(headers[0]) ? headers.flat() : headers;
  return flat.flatMap((name, i) => (i % 2 === 0 ? [[String(name), flat[i + 1]] as const] : []));
}

const isCorsField = (lower: string): boolean => lower.startsWith('access-control-');
