// A response's fields in the forms that Node takes, with the policy's among them and the application's own CORS fields
// left out.
import type { Decision } from '../../protocol/decision.js';
import { mergeVary } from '../../protocol/vary.js';
import type { NodeResponse } from './node-types.js';

/** A name that may be `Vary`'s or a CORS field's, told by its length and first letter: most are neither. */
export function mayBeOurs(name: unknown): boolean {
  if (typeof name !== 'string') return true;
  const first = name.charCodeAt(0) | 0x20;
  return name.length === 4 ? first === 0x76 : name.length > 15 && first === 0x61;
}

/**
 * Puts a decision's fields in force, and returns what `writeHead` is then to be given.
 * @param given what it was to be given, in any of its forms
 * @param hasFields whether anything has been set, or it is HTTP/2, which keeps every line of an object's only
 * @param hasOurs whether anything that may be the policy's has been set
 * @param setHeader the response's own
 */
export function headWith(
  res: NodeResponse,
  setHeader: NodeResponse['setHeader'],
  decision: Decision,
  given: object | undefined,
  hasFields: boolean,
  hasOurs: boolean,
): object | undefined {
  if (!hasFields) return linesWith(given, decision);
  if (hasOurs || given) return setFields(res, given, decision);
  setEach(res, setHeader, decision);
  return undefined;
}

/** An iterator would cost as much as setting another field. */
function setEach(res: NodeResponse, setHeader: NodeResponse['setHeader'], { headers }: Decision): void {
  for (let i = 0; i < headers.length; i++) {
    const field = headers[i] as Decision['headers'][number];
    setHeader.call(res, field[0], field[1]);
  }
}

/**
 * What `writeHead` is given, and the policy's fields, as names and values in turn: the form that HTTP/1 takes at the
 * least cost, less than half of setting them, as long as nothing has been set.
 */
function linesWith(given: object | undefined, { headers }: Decision): unknown[] {
  const lines: unknown[] = [];
  let vary = '';
  if (Array.isArray(given)) {
    const flat = flatten(given);
    for (let i = 0; i + 1 < flat.length; i += 2) vary = addLine(lines, vary, String(flat[i]), flat[i + 1]);
  } else if (given) {
    const byName = given as Record<string, unknown>;
    for (const name of Object.keys(byName)) vary = addLine(lines, vary, name, byName[name]);
  }
  for (let i = 0; i < headers.length; i++) {
    const field = headers[i] as Decision['headers'][number];
    if (field[0] === 'vary') vary = mergeVary(vary, field[1]);
    else lines.push(field[0], field[1]);
  }
  if (vary !== '') lines.push('vary', vary);
  return lines;
}

/** Adds a line, unless it is one of CORS. Returns the `Vary` of all lines so far, which is not among them. */
function addLine(lines: unknown[], vary: string, name: string, value: unknown): string {
  const lower = mayBeOurs(name) ? name.toLowerCase() : '';
  if (lower === 'vary') return fieldValue([vary || [], value].flat());
  if (!isCorsField(lower)) lines.push(name, value);
  return vary;
}

/**
 * Sets the policy's fields among those that have been set; of these, CORS fields are removed. Returns what `writeHead` is
 * to be given of what it was given: as an object, the one form that keeps every line of a field in HTTP/2, and in HTTP/1
 * once any field has been set.
 */
function setFields(res: NodeResponse, given: object | undefined, { headers }: Decision): object | undefined {
  for (const name of res.getHeaderNames()) {
    if (isCorsField(name.toLowerCase())) res.removeHeader(name);
  }
  const kept = given && withoutCors(given);
  // As Node does with any name: what `writeHead` is given replaces what was set.
  const vary = fieldValue(kept?.get('vary')?.[1] ?? res.getHeader('vary'));
  kept?.delete('vary');
  if (vary !== '') res.setHeader('vary', vary);
  for (const [name, value] of headers) {
    res.setHeader(name, name === 'vary' ? mergeVary(vary, value) : value);
  }
  return kept && Object.fromEntries(kept.values());
}

/** Field name in lower case -> the name as it was given, and its value or values; without CORS fields. */
function withoutCors(given: object): Map<string, readonly [name: string, value: unknown]> {
  const kept = new Map<string, readonly [name: string, value: unknown]>();
  const flat = Array.isArray(given) ? flatten(given) : Object.entries(given).flat();
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const name = String(flat[i]);
    const lower = name.toLowerCase();
    const before = kept.get(lower);
    if (!isCorsField(lower)) kept.set(lower, [name, before ? [before[1], flat[i + 1]].flat() : flat[i + 1]]);
  }
  return kept;
}

/** An array of names and values in turn, or of pairs, as the first. */
const flatten = (given: readonly unknown[]): readonly unknown[] =>
  Array.isArray(given[0]) ? given.flat() : given;

const fieldValue = (value: unknown): string => [value ?? ''].flat().join(', ');

const isCorsField = (lower: string): boolean => lower.startsWith('access-control-');
