/**
 * A regular expression that must match a whole text, without anchors, in a subset that PCRE, RE2, Go and JavaScript
 * read alike: literals, classes, groups that do not capture, alternatives, repetitions up to 1000. It is built from
 * parsed parts, so nothing in it is the user's text.
 */
export interface Regex {
  readonly source: string;
  readonly ignoreCase?: true;
}

/** What a text must be: everything in `all` matches the whole of it, nothing in `none` does, and it is not longer. */
export interface TextTest {
  readonly all: readonly Regex[];
  readonly none: readonly Regex[];
  /** Characters. */
  readonly maxLength?: number;
  /** Whether an engine that backtracks may take exponential time for it: see ambiguity.ts. */
  readonly isExponential?: boolean;
}

/** Where engines differ. */
export interface Dialect {
  /** The end of the text. PCRE's `$` also matches before a line break at the end. */
  readonly end: string;
  /** Whether `(?=` and `(?!` are there, so that a test is one expression. */
  readonly lookahead: boolean;
  /** The largest count in a repetition. */
  readonly maxRepeat: number;
  /** What an expression begins with that is to give up after so many steps, a millisecond or so, and not to match. */
  readonly givesUp?: string;
  /** How many characters of hosts stand in one expression, where words and lines may be as long as they like. */
  readonly hostsAtOnce?: number;
}

/** nginx, Apache, HAProxy. They backtrack. */
export const PCRE: Dialect = {
  end: '\\z',
  lookahead: true,
  maxRepeat: 65_535,
  givesUp: '(*LIMIT_MATCH=50000)',
};
/** Envoy and, by the same rules, Go: Caddy, Traefik. They do not backtrack. */
export const RE2: Dialect = {
  end: '\\z',
  lookahead: false,
  maxRepeat: 1000,
  hostsAtOnce: Number.MAX_SAFE_INTEGER,
};
/** Without the flag `m`. It backtracks. */
export const JAVASCRIPT: Dialect = { end: '$', lookahead: true, maxRepeat: 65_535 };

/**
 * A text as the expression that matches it and nothing else. Whatever a language could take for a quote, a variable or a
 * comment is written by its code, so no language has to escape an expression.
 */
export const literal = (text: string): string =>
  text.replace(/[^A-Za-z0-9_/:-]/g, (char) =>
    /[.+()[\]*?]/.test(char) ? `\\${char}` : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

/** One of some texts; in the order given. */
export const oneOf = (texts: readonly string[]): string =>
  texts.length === 1 ? literal(texts[0] as string) : `(?:${texts.map(literal).join('|')})`;

/** The anchored source, for an engine that searches. */
export const anchored = ({ end }: Dialect, regex: Regex): string => `^${whole(regex)}${end}`;

/** A source that can stand beside others. */
const whole = ({ source }: Regex): string =>
  source.includes('|') && !/^\(\?:[^()]*\)$/.test(source) ? `(?:${source})` : source;

/**
 * A test as one anchored source, for an engine with look-arounds. The length comes first and what is cheap before what
 * is dear. Whoever has `ignoreCase` in one of the expressions has it in all: see `ignoresCase`.
 */
export function inOne(dialect: Dialect, { all, none, maxLength, isExponential }: TextTest): string {
  const [last, ...ahead] = [...all].reverse();
  const bound = maxLength === undefined ? '' : `(?=.{0,${maxLength}}${dialect.end})`;
  const tests = ahead.reverse().map((regex) => `(?=${whole(regex)}${dialect.end})`);
  const refusals = none.map((regex) => `(?!${whole(regex)}${dialect.end})`);
  const limit = (isExponential && dialect.givesUp) || '';
  return `${limit}^${bound}${tests.join('')}${refusals.join('')}${last ? whole(last) : '.*'}${dialect.end}`;
}

/** Whether a test is to be made without regard to case. */
export const ignoresCase = ({ all, none }: TextTest): boolean =>
  [...all, ...none].some(({ ignoreCase }) => ignoreCase);

/** Any `most` characters or fewer, within what a dialect may count. */
export function upTo(dialect: Dialect, most: number): string {
  const full = Math.floor(most / dialect.maxRepeat);
  const rest = most % dialect.maxRepeat;
  return `.{0,${dialect.maxRepeat}}`.repeat(full) + (rest > 0 ? `.{0,${rest}}` : '');
}
