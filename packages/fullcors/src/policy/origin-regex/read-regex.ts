import { compileLinearRegex, type LinearRegex } from '../linear-regex/compile.js';
import { UnsupportedRegex } from '../linear-regex/parse.js';
import { parsePattern } from '../origin-pattern.js';
import { type Reading, readBoolean } from '../read-options.js';
import { findStranger } from './strangers.js';

/** Compiles `allowOriginRegex`, or reports why not. */
export type ReadRegex = (
  reading: Reading,
  given: RegExp,
  path: string,
  credentials: boolean,
) => LinearRegex | undefined;

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

/** On Node as it is; a bundle holds what `import 'fullcors/origin-regex'` provides (package.json's `imports`). */
export const readRegex: ReadRegex | undefined = (reading, given, path, credentials) => {
  const { report } = reading;
  if (/[gyv]/.test(given.flags)) {
    report.add('regex-flags', path, given);
    return undefined;
  }
  try {
    const regex = compileLinearRegex(given);
    if (!matchesSomeOrigin(regex)) report.add('regex-never-matches', path, given);
    // Looked for only where it matters: it takes the public-suffix data.
    const matters = credentials || readBoolean(reading, 'allowPrivateNetwork');
    const stranger =
      matters && !readBoolean(reading, 'dangerouslyAllowAnyOriginWithCredentials') && findStranger(regex);
    if (stranger) {
      const code = credentials ? 'any-origin-with-credentials' : 'private-network-any-origin';
      report.add(code, path, given, stranger);
    }
    return regex;
  } catch (error) {
    if (!(error instanceof UnsupportedRegex)) throw error;
    report.add(error.code, path, given, error.construct);
    return undefined;
  }
};
