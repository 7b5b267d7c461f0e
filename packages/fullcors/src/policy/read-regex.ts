import { compileLinearRegex, type LinearRegex } from './linear-regex/compile.js';
import { UnsupportedRegex } from './linear-regex/parse.js';
import { parsePattern } from './origin-pattern.js';
import { quote } from './problems.js';
import type { OptionReader } from './read-options.js';
import { findStranger } from './strangers.js';

function reportStranger(
  { report }: OptionReader,
  path: string,
  given: RegExp,
  stranger: string,
  credentials: boolean,
): void {
  const end = 'write the name that is yours out, from a dot or the scheme to the end';
  if (credentials) {
    const message = `with credentials, ${quote(given)} lets whoever owns ${stranger} read what the user may read`;
    const fix = `${end}; or, knowing that, set dangerouslyAllowAnyOriginWithCredentials: true`;
    report.add('any-origin-with-credentials', path, given, message, fix);
  } else {
    const message = `${quote(given)} lets whoever owns ${stranger} reach into the private network`;
    report.add('private-network-any-origin', path, given, message, end);
  }
}

/** Too wide an expression is not sampled as an origin, but matches one of these. */
const PLAUSIBLE = [
  'http://[::1]',
  'http://[::1]:3000',
  'https://xn--bcher-kva.example.com',

  'https://a.com',
  'https://app-1.example.com',
  'http://localhost',
  'http://localhost:3000',
  'app://a',
];

const matchesSomeOrigin = (regex: LinearRegex): boolean =>
  regex.samples().some((sample) => parsePattern(sample)) || PLAUSIBLE.some((origin) => regex.matches(origin));

/** Reads `allowOriginRegex`. */
export function readRegex(reader: OptionReader, credentials: boolean): LinearRegex | undefined {
  const given = reader.regex('allowOriginRegex');
  if (!given) return undefined;
  const { report } = reader;
  const path = reader.path('allowOriginRegex');
  const flags = given.flags.replace(/[^gyv]/g, '');
  if (flags) {
    const why = flags === 'v' ? 'whose classes no proxy knows' : 'which makes every second match fail';
    const fix = `write /${given.source}/${given.flags.replace(/[gyv]/g, '')}`;
    report.add(
      'regex-flags',
      path,
      given,
      `${quote(given)} has the flag ${flags.split('').join(' and ')}, ${why}`,
      fix,
    );
    return undefined;
  }
  try {
    const regex = compileLinearRegex(given);
    if (!matchesSomeOrigin(regex)) {
      const message = `${quote(given)} matches no origin: it must match the whole of it as browsers send it, from the scheme to the host or port`;
      const fix =
        "write it whole, in lower case, without a slash at the end or a default port, as /https:\\/\\/([a-z0-9-]+\\.)+example\\.com/; or allowOrigins: ['https://*.example.com']";
      report.add('regex-never-matches', path, given, message, fix);
    }
    // Looked for only where it matters: it takes the public-suffix data.
    const matters = credentials || reader.boolean('allowPrivateNetwork');
    const stranger =
      matters && !reader.boolean('dangerouslyAllowAnyOriginWithCredentials') && findStranger(regex);
    if (stranger) reportStranger(reader, path, given, stranger, credentials);
    return regex;
  } catch (error) {
    if (!(error instanceof UnsupportedRegex)) throw error;
    report.add(
      error.code,
      path,
      given,
      `${quote(given)} holds ${error.construct}, which is refused`,
      error.fix,
    );
    return undefined;
  }
}
