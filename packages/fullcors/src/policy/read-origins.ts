import { OriginMatcher } from '#origin-matcher';
import type { BuiltPathPolicy } from './build-path-policy.js';
import { isPlainHttp, parsePattern } from './origin-pattern.js';
import { isPublicSuffix } from './public-suffix.js';
import { type Reading, readBoolean, readList } from './read-options.js';

/** `allowOrigins`, read. */
export interface ReadOrigins {
  readonly anyOrigin: boolean;
  readonly nullOrigin: boolean;
  readonly matcher: BuiltPathPolicy['matcher'];
}

/** Reads `allowOrigins` by the rules for credentials and the hatches that are in force. */
export function readOrigins(reading: Reading, credentials: boolean): ReadOrigins {
  const { report } = reading;
  const allowNull = readBoolean(reading, 'dangerouslyAllowNullOrigin');
  const allowAny = readBoolean(reading, 'dangerouslyAllowAnyOriginWithCredentials');
  const allowInsecure = readBoolean(reading, 'dangerouslyAllowInsecureOriginsWithCredentials');
  const allowSuffix = readBoolean(reading, 'dangerouslyAllowPublicSuffixSubdomains');
  const list = readList(reading, 'allowOrigins');
  const matcher = new OriginMatcher(list.length);
  let anyOrigin = false;
  let nullOrigin = false;
  for (const { value, path } of list) {
    if (value === '*') {
      anyOrigin = true;
      if (list.length > 1) report.add('any-not-alone', path, value);
      if (credentials && !allowAny) report.add('any-origin-with-credentials', path, value);
    } else if (value === 'null') {
      nullOrigin = true;
      if (!allowNull) report.add('origin-null', path, value);
    } else {
      const pattern = parsePattern(value);
      if (!pattern) {
        report.add('origin-invalid', path, value);
        continue;
      }
      matcher.add(pattern);
      if (!credentials) continue;
      const { host, subdomains } = pattern;
      if (!allowInsecure && isPlainHttp(pattern)) {
        report.add('origin-insecure-with-credentials', path, value);
      }
      const isSuffix = subdomains && !allowSuffix && isPublicSuffix(host);
      if (isSuffix) report.add('origin-public-suffix', path, value, host);
      else if (isSuffix === undefined) {
        report.add('public-suffix-data-missing', path, value, 'fullcors/public-suffix');
      }
    }
  }
  return { anyOrigin, nullOrigin, matcher };
}
