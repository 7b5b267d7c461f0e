import type { BlockedReason, Stage } from '../fetch-standard/blocked-reasons.js';
import { CAPTURED_MESSAGES } from './captured-messages.js';
import {
  type CapturedMessage,
  detailOf,
  factsFrom,
  type MessageEngine,
  type MessageFacts,
  type Placeholder,
  placeholderValues,
  type RecognizedFacts,
} from './message-facts.js';

const ENGINES: readonly MessageEngine[] = ['chromium', 'firefox', 'webkit'];
/** A longer line is none of a browser's. */
const MAX_LINE = 10_000;
const MAX_LINES = 100;

/**
 * The lines that an engine prints into its console for a block. Empty where it prints nothing, and where the reason
 * cannot be provoked in it.
 */
export function consoleMessage(engine: MessageEngine, facts: MessageFacts): readonly string[] {
  const values = placeholderValues(facts);
  return findCaptured(engine, facts)?.lines.map((line) => fill(line, values)) ?? [];
}

/** Each engine's lines. */
export const consoleMessages = (facts: MessageFacts): Record<MessageEngine, readonly string[]> => ({
  chromium: consoleMessage('chromium', facts),
  firefox: consoleMessage('firefox', facts),
  webkit: consoleMessage('webkit', facts),
});

/** What fits in all that matters; where a detail is not known, the first that fits otherwise. */
function findCaptured(engine: MessageEngine, facts: MessageFacts): CapturedMessage | undefined {
  const redirected = facts.firstUrl !== undefined && facts.firstUrl !== facts.url;
  const initiator = facts.initiator ?? 'fetch';
  const fitting = CAPTURED_MESSAGES[engine].filter(
    (row) =>
      row.reason === facts.reason &&
      row.stage === facts.stage &&
      (row.initiator ?? initiator) === initiator &&
      (row.redirected ?? redirected) === redirected,
  );
  const detail = detailOf(facts);
  return fitting.find((row) => (row.detail ?? detail) === detail) ?? fitting[0];
}

/** A template with its placeholders filled. */
export const fill = (template: string, values: Record<Placeholder, string | undefined>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: Placeholder) => values[name] ?? '');

/** What a message may mean. */
export interface Recognized {
  readonly engine: MessageEngine;
  readonly reason: BlockedReason;
  readonly stage: Stage;
  /** What the message names. */
  readonly facts: RecognizedFacts;
  /** How many of the engine's lines were there: where another has more, this one is hardly meant. */
  readonly matched: number;
}

/**
 * What a message of a browser's console may mean, the likeliest first: many reasons share a line, and a line of which
 * there is one more that was not pasted says less. Empty where no engine was seen to print anything like it.
 */
export function recognize(message: string): readonly Recognized[] {
  const lines = message.split('\n', MAX_LINES).filter((line) => line.length <= MAX_LINE);
  const found = new Map<string, Recognized & { readonly missed: number }>();
  for (const engine of ENGINES) {
    for (const row of CAPTURED_MESSAGES[engine]) {
      const matches = row.lines
        .map((template) => firstMatch(template, lines))
        .filter((match) => match !== null);
      if (matches.length === 0) continue;
      const { reason, stage } = row;
      const matched = matches.length;
      const candidate = {
        ...{ engine, reason, stage, matched, missed: row.lines.length - matched },
        facts: Object.assign({}, ...matches) as RecognizedFacts,
      };
      const key = `${engine} ${reason} ${stage}`;
      const other = found.get(key);
      if (!other || rank(candidate, other) < 0) found.set(key, candidate);
    }
  }
  return [...found.values()]
    .sort(rank)
    .map(({ engine, reason, stage, facts, matched }) => ({ engine, reason, stage, facts, matched }));
}

const rank = (
  a: { readonly matched: number; readonly missed: number },
  b: { readonly matched: number; readonly missed: number },
): number => b.matched - a.matched || a.missed - b.missed;

function firstMatch(template: string, lines: readonly string[]): RecognizedFacts | null {
  for (const line of lines) {
    const values = matchLine(template, line);
    const facts = values && factsFrom(values);
    if (facts) return facts;
  }
  return null;
}

/**
 * The values of a template's placeholders in a line, which may have more before and after it, as what is copied from a
 * console has. From one literal piece to the next, never back: linear, whatever the line.
 */
function matchLine(template: string, line: string): Partial<Record<Placeholder, string>> | null {
  const pieces = template.split(/\{(\w+)\}/);
  const values: Partial<Record<Placeholder, string>> = {};
  const [first = ''] = pieces;
  const start = line.indexOf(first);
  if (start < 0) return null;
  let at = start + first.length;
  for (let index = 1; index < pieces.length; index += 2) {
    const name = pieces[index] as Placeholder;
    const literal = pieces[index + 1] ?? '';
    const end = endOfValue(line, at, name, literal);
    if (end < 0) return null;
    const value = line.slice(at, end);
    if (values[name] !== undefined && values[name] !== value) return null;
    values[name] = value;
    at = end + literal.length;
  }
  return values;
}

/** What may have spaces in it. */
const TEXTS: readonly Placeholder[] = [
  'subject',
  'allowMethods',
  'allowHeaders',
  'redirectedFrom',
  'api',
  'Api',
];

/** Where the literal begins that ends a value; -1 where it does not come. A URL may have a dot and a quote in it. */
function endOfValue(line: string, start: number, name: Placeholder, literal: string): number {
  if (TEXTS.includes(name) && literal !== '') return line.indexOf(literal, start);
  if (/\s/.test(literal)) return line.indexOf(literal, start);
  const [word = ''] = /^\S*/.exec(line.slice(start)) ?? [];
  const end = word.lastIndexOf(literal);
  return end < 0 ? -1 : start + end;
}
