// A response's fields in the forms that Node takes, with the policy's among them and the application's own CORS fields
// left out.
import type { Ruling } from '../../protocol/ruling.js';
import { mergeVary } from '../../protocol/vary.js';
import type { NodeResponse } from './node-types.js';

/** Sets a ruling's fields, where none of the policy's has been set; to make a list of them first takes 0.03 of a GET. */
export function setLines(
  res: NodeResponse,
  setHeader: NodeResponse['setHeader'],
  ruling: Ruling,
  origin = '',
): void {
  ruling.lines ??= ruling.decision.headers.flat();
  const { lines, namesOrigin } = ruling;
  for (let i = 0; i + 1 < lines.length; i += 2) {
    setHeader.call(res, lines[i] as string, i === 0 && namesOrigin ? origin : lines[i + 1]);
  }
}

/** A ruling's fields as names and values in turn; they may be kept and changed. */
export function linesOf(ruling: Ruling, origin: string | undefined): string[] {
  ruling.lines ??= ruling.decision.headers.flat();
  return named(ruling, ruling.lines, origin);
}

/** The same of an answer, with its length. */
export function answerLinesOf(ruling: Ruling, origin: string | undefined): string[] {
  ruling.answerLines ??= [...ruling.decision.headers.flat(), ...lengthOf(ruling)];
  return named(ruling, ruling.answerLines, origin);
}

function named({ namesOrigin }: Ruling, lines: readonly string[], origin = ''): string[] {
  const own = lines.slice();
  if (namesOrigin) own[1] = origin;
  return own;
}

/** RFC 9110 section 8.6 forbids Content-Length on a 204; elsewhere it spares a chunked empty body. */
const lengthOf = ({ decision: { status, body = '' } }: Ruling): readonly string[] =>
  status === 204 ? [] : ['content-length', String(Buffer.byteLength(body))];

/** A name that may be `Vary`'s or a CORS field's, told by its length and first letter: most are neither. */
export function mayBeOurs(name: unknown): boolean {
  if (typeof name !== 'string') return true;
  const first = name.charCodeAt(0) | 0x20;
  return name.length === 4 ? first === 0x76 : name.length > 15 && first === 0x61;
}

/**
 * Puts fields in force, and returns what `writeHead` is then to be given.
 * @param own the policy's, as names and values in turn
 * @param given what it was to be given, in any of its forms
 * @param hasFields whether anything has been set, or it is HTTP/2, which keeps every line of an object's only
 */
export function headWith(
  res: NodeResponse,
  own: string[],
  given: object | undefined,
  hasFields: boolean,
): object | undefined {
  if (hasFields) return setFields(res, given, own);
  return given ? linesWith(given, own) : own;
}

/**
 * What `writeHead` is given, and the policy's fields, as names and values in turn: the form that HTTP/1 takes at the
 * least cost, less than half of setting them, as long as nothing has been set.
 */
function linesWith(given: object, own: readonly string[]): unknown[] {
  const lines: unknown[] = [];
  let vary = '';
  if (Array.isArray(given)) {
    const flat = flatten(given);
    for (let i = 0; i + 1 < flat.length; i += 2) vary = addLine(lines, vary, String(flat[i]), flat[i + 1]);
  } else {
    const byName = given as Record<string, unknown>;
    for (const name of Object.keys(byName)) vary = addLine(lines, vary, name, byName[name]);
  }
  for (let i = 0; i + 1 < own.length; i += 2) {
    const [name, value] = [own[i] as string, own[i + 1] as string];
    if (name === 'vary') vary = mergeVary(vary, value);
    else lines.push(name, value);
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
function setFields(res: NodeResponse, given: object | undefined, own: readonly string[]): object | undefined {
  for (const name of res.getHeaderNames()) {
    if (isCorsField(name.toLowerCase())) res.removeHeader(name);
  }
  const kept = given && withoutCors(given);
  // As Node does with any name: what `writeHead` is given replaces what was set.
  const vary = fieldValue(kept?.get('vary')?.[1] ?? res.getHeader('vary'));
  kept?.delete('vary');
  if (vary !== '') res.setHeader('vary', vary);
  for (let i = 0; i + 1 < own.length; i += 2) {
    const [name, value] = [own[i] as string, own[i + 1] as string];
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
