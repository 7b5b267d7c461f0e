import { problemsOf } from './problems.js';

/** An expression, said as what fullcors takes. */
export interface TranslatedRegex {
  /** Patterns that allow no more than the expression did. */
  readonly patterns: readonly string[];
  /** Where no pattern can say it. */
  readonly regex: RegExp | undefined;
  /** Origins that it let in, though nobody meant them. */
  readonly holes: readonly string[];
  /** Set where neither is possible: why, and what to write. */
  readonly refused?: { readonly message: string; readonly fix: string };
}

export interface GivenRegex {
  readonly source: string;
  readonly flags: string;
  /** Whether it has to match the whole origin, as in Starlette; else it is looked for in it. */
  readonly isWhole: boolean;
}

/**
 * Patterns where they can say it, else the expression itself, to be matched whole. Both allow no more than it did: a
 * pattern is tried against the expression before it is taken, and what matches as a whole would have been found.
 */
export function translateRegex(given: GivenRegex, credentials: boolean): TranslatedRegex {
  const matcher = compile(given);
  if (!matcher) {
    const refused = { message: 'it is no expression that JavaScript reads', fix: 'list the origins' };
    return { patterns: [], regex: undefined, holes: [], refused };
  }
  const shape = shapeOf(given.source);
  const patterns = (shape ? candidates(shape, given) : []).filter((pattern) =>
    samplesOf(pattern).every((origin) => matcher.test(origin)),
  );
  const holes = shape ? strangersOf(shape).filter((origin) => matcher.test(origin)) : [];
  if (patterns.length > 0) return { patterns, regex: undefined, holes };
  const { regex, refused } = asExpression(given, credentials);
  const whole = regex && new RegExp(`^(?:${regex.source})$`, regex.flags);
  const open = whole ? holes.find((origin) => whole.test(origin)) : undefined;
  if (open === undefined) return { patterns: [], regex, holes, ...(refused && { refused }) };
  const message = `it allows ${open} also where it has to match the whole origin`;
  const fix = 'write the names that are yours out, in allowOrigins or allowOriginRegex';
  return { patterns: [], regex: undefined, holes, refused: { message, fix } };
}

function compile({ source, flags, isWhole }: GivenRegex): RegExp | undefined {
  try {
    return new RegExp(isWhole ? `^(?:${source})$` : source, flags.replace(/[gy]/g, ''));
  } catch {
    return undefined;
  }
}

/** The parts of an expression of the usual kind: `^https:\/\/.*\.example\.com$` and its brothers. */
interface Shape {
  readonly schemes: readonly string[] | undefined;
  readonly subdomains: 'required' | 'optional' | 'none';
  readonly host: string;
  readonly ports: readonly string[];
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

const SCHEME = /^(https\?|\((?:\?:)?https?\|https?\)|https|http):\\?\/\\?\//;
const ANY_LABEL = String.raw`(?:\.|\[[^\]]*\]|\\[wS])[*+]\??`;
const SUBDOMAINS = new RegExp(
  String.raw`^(?:\((?:\?:)?${ANY_LABEL}\\?\.\)([?*+])?|${ANY_LABEL}(\\?\.)?|(\\?\.))`,
);
const HOST = /^[a-z0-9-]+(?:\\?\.[a-z0-9-]+)*/i;
const PORT =
  /^(?:\((?:\?:)?:(?:\\d|\[0-9\])(?:[+*]|\{[\d,]+\})\)(\?)?|:((?:\\d|\[0-9\])(?:[+*]|\{[\d,]+\})|\d+))/;

function shapeOf(source: string): Shape | undefined {
  let rest = source;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest) ?? undefined;
    if (match) rest = rest.slice(match[0].length);
    return match;
  };
  const hasStart = take(/^\^/) !== undefined;
  const scheme = take(SCHEME)?.[1];
  const sub = take(SUBDOMAINS);
  const host = take(HOST)?.[0].replaceAll('\\', '').toLowerCase();
  const port = take(PORT);
  take(/^\\?\/\??(?=\$?$)/);
  const hasEnd = take(/^\$/) !== undefined;
  if (rest !== '' || !host) return undefined;
  return {
    schemes: scheme && (scheme.includes('|') || scheme.endsWith('?') ? ['https', 'http'] : [scheme]),
    subdomains: !sub ? 'none' : sub[1] === '?' || sub[1] === '*' ? 'optional' : 'required',
    host,
    ports: !port ? [''] : /^\d+$/.test(port[2] ?? '') ? [`:${port[2]}`] : port[1] ? ['', ':*'] : [':*'],
    hasStart,
    hasEnd,
  } as Shape;
}

/** Every pattern that may be meant; whether it is covered is tried. */
function candidates(
  { schemes, subdomains, host, ports, hasStart, hasEnd }: Shape,
  { isWhole }: GivenRegex,
): string[] {
  const isLocal = /^(localhost|127\.0\.0\.1)$/.test(host);
  const open = !hasStart && !isWhole && !schemes;
  const below =
    subdomains === 'required' ? ['*.'] : subdomains === 'optional' || (open && !isLocal) ? ['', '*.'] : [''];
  const meant = schemes ?? (isLocal ? ['http'] : ['https']);
  const at = isLocal && !hasEnd && !isWhole ? [':*'] : ports.includes(':*') ? [':*'] : ports;
  const all = meant.flatMap((scheme) =>
    below.flatMap((star) => at.map((port) => `${scheme}://${isLocal ? '' : star}${host}${port}`)),
  );
  return [...new Set(all)].filter((pattern) => problemsOf({ allowOrigins: [pattern] }).length === 0);
}

/** Origins of a pattern, from its narrow ends and its wide ones. */
function samplesOf(pattern: string): readonly string[] {
  const hosts = pattern.includes('*.')
    ? ['a', 'app', 'a-1', 'x.y', 'one.two.three', '0', 'xn--bcher-kva']
    : [''];
  const ports = pattern.endsWith(':*') ? ['', ':1', ':3000', ':65535'] : [''];
  const bare = pattern.replace(/:\*$/, '');
  return hosts.flatMap((sub) => ports.map((port) => bare.replace('*', sub) + port));
}

/** What anyone may register or write who is not meant by the host. */
function strangersOf({ host }: Shape): readonly string[] {
  return [
    `https://evil${host}`,
    `https://${host}.evil.example`,
    `https://evil.example:${host}`,
    `http://app.${host}`,
    `http://${host}`,
  ].filter(
    (origin) => URL.canParse(origin) && !(origin.startsWith('http://') && /localhost|^127/.test(host)),
  );
}

function asExpression(
  { source, flags }: GivenRegex,
  credentials: boolean,
): Pick<TranslatedRegex, 'regex' | 'refused'> {
  const bare = source.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  // Browsers send origins in lower case; where the expression is in lower case too, the flag does nothing.
  const kept = /[A-Z]/.test(bare.replace(/\\./g, ''))
    ? flags.replace(/[^iu]/g, '')
    : flags.replace(/[^u]/g, '');
  for (const text of [bare, escapedDots(bare)]) {
    const regex = new RegExp(text, kept);
    const [problem] = problemsOf({
      allowOrigins: [],
      allowOriginRegex: regex,
      allowCredentials: credentials,
    });
    if (!problem) return { regex };
    if (problem.code === 'regex-unescaped-dot' && text !== escapedDots(bare)) continue;
    return { regex: undefined, refused: { message: problem.message, fix: problem.fix } };
  }
  return { regex: undefined };
}

/** `app.example\.com` -> `app\.example\.com`: a dot that is meant as one, which allows less. */
export const escapedDots = (source: string): string =>
  source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\.(?![*+?{])/g, (part) => (part === '.' ? '\\.' : part));
