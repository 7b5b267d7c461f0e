import { MAX_INSTRUCTIONS } from '../linear-regex/program.js';
import { isToken } from '../names.js';
import { OPTION_NAMES, POLICY_OPTIONS, RANGES } from '../option-names.js';
import type { OptionName } from '../options.js';
import { correctPattern, parsePattern } from '../origin-pattern.js';
import type { Problem, ProblemCode, ProblemFacts } from '../problems.js';
import { askForPart, quote } from '../sentences.js';
import { nearest } from './nearest.js';
import { PEERS } from './peers.js';

/** Both are one sentence, without its full stop. */
export interface ProblemWords {
  /** What is wrong and why. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
}

/** Everything that is said to a person about a policy. What is valid is not decided here. */
export interface Words {
  readonly problems: {
    readonly [C in ProblemCode]: (...facts: ProblemFacts[C]) => ProblemWords;
  };
  /** The message of the error that holds them. */
  summary(problems: readonly Problem[]): string;
  /** The option that a person most probably meant; an empty text where what was meant has no option. */
  meantOption(name: string, names: readonly string[]): string | undefined;
  /** What to say where a request is given for options. Without words it is refused like anything that is no options. */
  mistakenFor(options: unknown): string | undefined;
}

const problem = (message: string, fix: string): ProblemWords => ({ message, fix });

/** The way out for who knows what it means. */
const unless = (hatch: OptionName): string => `; or, knowing that, set ${hatch}: true`;
const NAME_IN_FULL = 'write the name that is yours out, from a dot or the scheme to the end';
const ANY_WITH_CREDENTIALS = unless('dangerouslyAllowAnyOriginWithCredentials');

const PROBLEMS: Words['problems'] = {
  'option-unknown': (_, name, names) =>
    OPTION_NAMES.includes(name)
      ? problem('has no meaning here', 'move it to the base')
      : problem('is not an option', unknownFix(name, names)),
  'option-type': (value, of) =>
    of === 'options'
      ? problem('is not an object of options', optionsFix(value))
      : problem(`${quote(value)} is of the wrong type`, `write ${insteadOf(value, of)}`),
  'option-undefined': () =>
    problem('is undefined', 'give it a value, or leave it out to keep what the base says'),
  'option-range': (value, of) =>
    of === 'preflightStatus'
      ? problem(`${quote(value)} is not allowed`, `write ${RANGES[of].join(' or ')}`)
      : outOfRange(value, RANGES[of], of === 'maxAge' ? 'seconds' : 'milliseconds'),
  'origins-missing': () =>
    problem(
      'no origins are said, and no default would be safe',
      "say allowOrigins: ['https://app.example.com'], allowOriginRegex or allowOriginIf; allowOrigins: [] allows nobody",
    ),
  'any-not-alone': () => problem("'*' stands beside other values", "write ['*'], or remove '*'"),
  'any-origin-with-credentials': (value, stranger) =>
    stranger === undefined
      ? problem(
          "with credentials, '*' would let every site read what the user may read",
          `list the origins${ANY_WITH_CREDENTIALS}`,
        )
      : problem(
          `with credentials, ${quote(value)} lets whoever owns ${stranger} read what the user may read`,
          `${NAME_IN_FULL}${ANY_WITH_CREDENTIALS}`,
        ),
  'any-exposed-with-credentials': () =>
    problem("with credentials, browsers read '*' as a header of that name", 'list the header names'),
  'private-network-any-origin': (value, stranger) =>
    stranger === undefined
      ? problem('every public site could reach into the private network', 'list the origins')
      : problem(`${quote(value)} lets whoever owns ${stranger} reach into the private network`, NAME_IN_FULL),
  'origin-invalid': (value) =>
    problem(`${quote(value)} is not an origin as browsers send it`, originFix(value)),
  'origin-null': () =>
    problem(
      "'null' is the origin of every sandboxed frame, so of any attacker's page",
      `remove it${unless('dangerouslyAllowNullOrigin')}`,
    ),
  'origin-insecure-with-credentials': (value) =>
    problem(
      `with credentials, ${quote(value)} lets anyone on the user's network act as the user`,
      `write 'https${value.slice(4)}'${unless('dangerouslyAllowInsecureOriginsWithCredentials')}`,
    ),
  'origin-public-suffix': (value, suffix) =>
    problem(
      `anyone can register a name below ${suffix}, and with credentials act as the user`,
      `write your own names, such as '${value.replace('*.', '*.yours.')}'${unless('dangerouslyAllowPublicSuffixSubdomains')}`,
    ),
  'public-suffix-data-missing': (_, part) =>
    problem(
      'whether anyone can register a name here cannot be told: the public-suffix data is not in this bundle',
      `${askForPart(part)}; or, knowing that nobody can, set dangerouslyAllowPublicSuffixSubdomains: true`,
    ),
  'part-missing': (_, part) => problem(`takes ${part}, which is not in this bundle`, askForPart(part)),
  'regex-flags': (value) => {
    const flags = value.flags.replace(/[^gyv]/g, '');
    const why = flags === 'v' ? 'whose classes no proxy knows' : 'which makes every second match fail';
    return problem(
      `${quote(value)} has the flag ${flags.split('').join(' and ')}, ${why}`,
      `write /${value.source}/${value.flags.replace(/[gyv]/g, '')}`,
    );
  },
  'regex-unsupported': (value, construct) => problem(holds(value, construct), regexFix(construct)),
  'regex-unescaped-dot': (value, construct) =>
    problem(
      holds(value, construct),
      'write \\. for a dot, or a class such as [a-z0-9-] for the characters you mean',
    ),
  'regex-never-matches': (value) =>
    problem(
      `${quote(value)} matches no origin: it must match the whole of it as browsers send it, from the scheme to the host or port`,
      "write it whole, in lower case, without a slash at the end or a default port, as /https:\\/\\/([a-z0-9-]+\\.)+example\\.com/; or allowOrigins: ['https://*.example.com']",
    ),
  'method-invalid': (value) => {
    const guess = value.trim().toUpperCase();
    return problem(
      `${quote(value)} is not a method in its exact spelling`,
      isToken(guess) ? `write '${guess}'` : "write a method such as 'PUT'",
    );
  },
  'method-forbidden': (value) =>
    problem(`${quote(value)} is a method no browser lets a page use`, 'remove it'),
  'header-invalid': (value) => {
    const parts = value.split(/[\s,:]+/).filter(isToken);
    return problem(
      `${quote(value)} is not a field name`,
      parts.length > 0 ? `write ${parts.map((part) => `'${part}'`).join(', ')}` : 'remove it',
    );
  },
  'header-forbidden': (value, of) =>
    problem(
      `${quote(value)} is a field ${of === 'allowHeaders' ? 'no page can send' : 'no page can read'}`,
      `remove it${/^(set-)?cookie/i.test(value) ? '; cookies are what allowCredentials is for' : ''}`,
    ),
  'route-invalid': () =>
    problem('is not a path pattern', "write a path such as '/public', '/items/:id' or '/public/*'"),
  'route-duplicate': () => problem('covers the same paths as another route', 'keep one of the two'),
  'environment-unknown': (name, known) => {
    const meant = nearest(name, known);
    const described = `describe it in environments, as ${quote(name)}: {} if it is like the base`;
    return problem(
      `${quote(name)} is not one of the environments (${known.join(', ')})`,
      meant ? `did you mean ${quote(meant)}? Else ${described}` : described,
    );
  },
  'variable-invalid': (value, kind) =>
    problem(
      `${quote(value)} cannot be read`,
      `write ${VARIABLES[kind] ?? 'values separated by commas'}, or unset it`,
    ),
  'variable-unknown': (_, meant) =>
    meant
      ? problem('is not read', `did you mean ${meant}?`)
      : problem(
          'cannot be set from the environment',
          'unset it, and write the option in code, where it is reviewed',
        ),
};

/** On Node as it is; a bundle holds what `import 'fullcors/explain'` provides (package.json's `imports`). */
export const words: Words | undefined = { problems: PROBLEMS, summary, meantOption, mistakenFor };

/** A message of more is read by nobody; the error's `problems` holds all. */
const MAX_LISTED = 50;

function summary(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, MAX_LISTED)
    .map(({ code, path, message, fix }) => `\n  ${path}: ${message}\n    fix: ${fix} [${code}]`);
  const rest = problems.length - lines.length;
  if (rest > 0) lines.push(`\n  and ${rest} more, in the error's problems`);
  return `the CORS policy has ${problems.length} problem${problems.length > 1 ? 's' : ''}:${lines.join('')}`;
}

/** By kind of option; any other is a list. */
const VALUES: Readonly<Record<string, string>> = {
  element: 'a string',
  boolean: 'true or false',
  function: 'a function (origin, request) => boolean',
  regex: 'a regular expression',
};
/** The same, in the process environment. */
const VARIABLES: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  number: 'a whole number',
  regex: 'a regular expression without slashes',
};

function meantOption(name: string, names: readonly string[]): string | undefined {
  return Object.hasOwn(PEERS, name) ? PEERS[name as keyof typeof PEERS] : nearest(name, names);
}

function mistakenFor(options: unknown): string | undefined {
  const { method, headers } = (options ?? {}) as { method?: unknown; headers?: unknown };
  const isRequest = typeof method === 'string' && typeof headers === 'object';
  return isRequest
    ? 'cors was mounted without being called: write app.use(cors({ allowOrigins: [...] }))'
    : undefined;
}

function unknownFix(name: string, names: readonly string[]): string {
  const meant = meantOption(name, names);
  if (meant === '') return 'remove it: there is nothing to choose here (docs/migrating.md)';
  return meant ? `did you mean ${meant}?` : `one of ${names.join(', ')}`;
}

function optionsFix(options: unknown): string {
  const more =
    typeof options === 'function' ? '; what depends on the request is said by routes or allowOriginIf' : '';
  return `write { allowOrigins: ['https://app.example.com'] }${more}`;
}

/** What to write for a value of the wrong type. */
function insteadOf(value: unknown, of: OptionName | 'element'): string {
  if (of === 'routes') return "{ '/public/*': { allowOrigins: ['*'] } }";
  if (of === 'environments') return "{ production: { allowOrigins: ['https://app.example.com'] } }";
  const kind = of === 'element' ? of : POLICY_OPTIONS[of];
  const wanted = VALUES[kind] ?? 'a list of strings';
  if (kind === 'boolean' || kind === 'function' || kind === 'regex') return wanted;
  // What express and fastify take for a list or inside of it, and then allow everyone.
  if (value instanceof RegExp) return 'it as allowOriginRegex';
  if (typeof value === 'function') return 'it as allowOriginIf';
  if (value instanceof URL) return `'${value.origin}'`;
  if (value === undefined) return `${wanted}; is a variable unset?`;
  if (typeof value === 'string') return `a list: ${quote(value.split(',').map((part) => part.trim()))}`;
  return wanted;
}

function outOfRange(
  value: unknown,
  [fallback, least, most]: readonly [number, number, number],
  unit: string,
): ProblemWords {
  const near =
    typeof value === 'number' && value < least
      ? least
      : typeof value === 'number' && value > most
        ? most
        : fallback;
  return problem(
    `${quote(value)} is not a whole number of ${unit} from ${least} to ${most}`,
    `write ${near}`,
  );
}

function originFix(value: string): string {
  const corrected = correctPattern(value);
  if (corrected) return `write '${corrected}'`;
  const parts = value.split(/[\s,;]+/).filter((part) => parsePattern(part));
  if (parts.length > 1) return `write each by itself: ${parts.map((part) => `'${part}'`).join(', ')}`;
  if (value.includes('*')) {
    return "'*' may stand for the first labels or for the port: 'https://*.example.com', 'http://localhost:*'; for more there is allowOriginRegex";
  }
  return "write scheme://host[:port], such as 'https://app.example.com'";
}

const holds = (regex: RegExp, construct: string): string =>
  `${quote(regex)} holds ${construct}, which is refused`;

/** By what the construct is: a group, an escape, or too much of something. */
function regexFix(construct: string): string {
  if (construct.startsWith('(')) return 'say what may match instead of what may stand around it';
  if (construct.startsWith('\\')) return 'write the characters out';
  return `write it shorter, or list the origins (at most ${MAX_INSTRUCTIONS} states)`;
}
