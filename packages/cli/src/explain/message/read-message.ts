import { isCorsReason, type Recognized, recognize } from '@fullcors/browser/messages';
import { doctorCommand } from '../doctor-command.js';
import { reasonOfValue } from './allowed-value.js';
import type { Family } from './families/family.js';
import { FAMILIES } from './families/index.js';
import { joined, straightened } from './paste.js';
import { reasonsOfTruncated } from './truncated.js';
import { type Facts, familyWords, wordsFor } from './words.js';

/** One thing that a message may mean. */
export interface Meaning {
  /** A reason of docs/blocked.md, or a family's own code. */
  readonly code: string;
  readonly isCors: boolean;
  /** Which browsers say it so, where that is known. */
  readonly engines: readonly string[];
  readonly stage: 'preflight' | 'actual' | undefined;
  readonly what: string;
  readonly why: string | undefined;
  readonly fix: string;
}

export interface ReadMessage {
  /** The likeliest first. */
  readonly meanings: readonly Meaning[];
  /** What the message names. */
  readonly facts: Readonly<Record<string, string>>;
  /** What to run next, to be copied, with `<where your page is>` where the message does not say; undefined where it names too little. */
  readonly next: string | undefined;
}

/** More of what a line may mean helps nobody. */
const MAX_MEANINGS = 4;

/** What one message of a console means; undefined where nobody was seen to print anything like it. */
export function readMessage(pasted: string): ReadMessage | undefined {
  // As it is; put together where it was broken into lines; with the quotes that were made curly, or straight.
  const straight = straightened(pasted);
  const recognized = [pasted, joined(pasted), straight, curled(straight)]
    .map((text) => recognize(text))
    .reduce((best, other) => ((other[0]?.matched ?? 0) > (best[0]?.matched ?? 0) ? other : best));
  const most = recognized[0]?.matched;
  const best = byFacts(recognized.filter(({ matched }) => matched === most));
  // A line that says only that it failed fits every reason there is.
  const isTelling = best.length > 0 && new Set(best.map(({ reason }) => reason)).size <= MAX_MEANINGS;
  const fitting = FAMILIES.find(({ pattern }) => pattern.test(straight));
  // A line that is cut, and one that stands for several reasons.
  const begun = fitting ? reasonsOfTruncated(straight) : [];
  const cut = fitting?.isVague || begun.includes(fitting?.code ?? '') ? begun : [];
  const families =
    cut.length > 0 ? FAMILIES.filter(({ code }) => cut.includes(code)) : fitting ? [fitting] : [];
  const [family] = families;
  // An older wording, of which the engines' own templates know the beginning only.
  const isOlder =
    family &&
    !family.isVague &&
    (OLDER.test(straight) || (best.every(({ reason }) => reason !== family.code) && isAboutCors(best)));
  if (isTelling && !isOlder) return fromRecognized(best, fitting);
  return family && fromFamilies(families, straight);
}

/** Older WebKit had in one line what are two now; the half of it is what mode: 'same-origin' prints. */
const OLDER = /\bcannot load \S{1,2000}\. Origin \S{1,300} is not allowed by/;

/** Of reasons that share a line, what the values in it tell of which it is. */
function byFacts(recognized: readonly Recognized[]): readonly Recognized[] {
  const { subject: value, status } = recognized[0]?.facts ?? {};
  const has = (reason: string) => recognized.some((each) => each.reason === reason);
  if (status !== undefined && has('preflight-status') && has('preflight-redirected')) {
    const other = status.startsWith('3') ? 'preflight-status' : 'preflight-redirected';
    return recognized.filter(({ reason }) => reason !== other);
  }
  if (value === undefined || !has('allow-origin-mismatch') || !has('allow-origin-multiple'))
    return recognized;
  const told = reasonOfValue(value);
  return recognized.filter(({ reason }) => reason === told);
}

const isAboutCors = (recognized: readonly Recognized[]): boolean =>
  recognized.some(({ reason }) => reason === 'mode-same-origin') && recognized.length < MAX_MEANINGS;

/** Firefox's own quotes. */
const curled = (text: string): string => text.replace(/(^|[\s(])'([^']*)'/g, '$1‘$2’');

function fromRecognized(recognized: readonly Recognized[], fitting: Family | undefined): ReadMessage {
  const [first] = recognized as [Recognized];
  const facts = first.facts as Facts;
  const byReason = new Map<string, Recognized[]>();
  for (const each of recognized) {
    byReason.set(each.reason, [...(byReason.get(each.reason) ?? []), each]);
  }
  const meanings = [...byReason.values()].slice(0, MAX_MEANINGS).map((same): Meaning => {
    const [one] = same as [Recognized];
    const engines = [...new Set(same.map(({ engine }) => engine))];
    // Most lines are the same for the preflight and for the request itself.
    // Firefox prints the same line twice or once.
    const stage =
      one.reason !== 'no-answer' && same.every((each) => each.stage === one.stage) ? one.stage : undefined;
    return { code: one.reason, isCors: isCorsReason(one.reason), engines, stage, ...wordsFor(one, fitting) };
  });
  return {
    meanings,
    facts,
    next: nextCommand({ code: first.reason, isCors: isCorsReason(first.reason) }, facts),
  };
}

/** What older and shorter lines name: by the words around it. */
function fromFamilies(families: readonly Family[], text: string): ReadMessage {
  const facts: Record<string, string> = {};
  const [, url] =
    /(?:Access to [\w ]+ at|cannot load|Failed to load|remote resource at|^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)) '?(https?:\/\/[^\s'"<>)]+)/i.exec(
      text,
    ) ??
    /['"(\s]?(https?:\/\/[^\s'"<>)]+)/.exec(text) ??
    [];
  const [, pageOrigin] =
    /\b(?:from origin|Origin) '?([a-z][a-z0-9+.-]*:\/\/[^\s'"<>)]+?|null)'?(?: is | has been |[.,]?$)/i.exec(
      text,
    ) ?? [];
  if (pageOrigin !== undefined) facts['pageOrigin'] = pageOrigin;
  const asked = url?.replace(/[.,;:]+$/, '');
  if (asked !== undefined && asked !== pageOrigin) facts['url'] = asked;
  const [, status] = /\bstatus code:? (\d{3})\b/i.exec(text) ?? [];
  if (status !== undefined) facts['status'] = status;
  const [, method] = /\bMethod (\S+) is not allowed by /i.exec(text) ?? [];
  if (method !== undefined) facts['method'] = method;
  const meanings = families.map((family) => ({
    ...{ code: family.code, isCors: family.isCors, engines: [], stage: undefined },
    ...familyWords(family, facts),
  }));
  return { meanings, facts, next: nextCommand(meanings[0] ?? { code: '', isCors: true }, facts) };
}

/** The doctor, with what the message names filled in. */
function nextCommand(meaning: Pick<Meaning, 'code' | 'isCors'>, facts: Facts): string | undefined {
  const { url, subject, method } = facts;
  const known = facts['pageOrigin'] ?? facts['origin'];
  if (url === undefined || known === 'null' || !/^https?:/.test(url)) return undefined;
  // Who has to fill it in is not sent to a server that has no say.
  if (known === undefined && !meaning.isCors && meaning.code !== 'no-answer') return undefined;
  const origin = known ?? '<where your page is>';
  return doctorCommand(meaning.code, { url, origin, method, subject });
}
