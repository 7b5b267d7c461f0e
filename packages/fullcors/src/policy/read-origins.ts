import { OriginMatcher } from '#origin-matcher';
import type { BuiltPathPolicy } from './build-path-policy.js';
import type { Building } from './building.js';
import { isPlainHttp, parsePattern } from './origin-pattern.js';
import { isPublicSuffix } from './public-suffix.js';
import { type Reading, readBoolean, readList } from './read-options.js';

/** `allowOrigins`, read. */
export interface ReadOrigins {
  readonly anyOrigin: boolean;
  readonly nullOrigin: boolean;
  readonly matcher: BuiltPathPolicy['matcher'];
}

/** Between two pauses: 10 us, and half a millisecond for the first, of which each needs new memory. */
const ELEMENTS_AT_A_TIME = 8;

/** Reads `allowOrigins` by the rules for credentials and the hatches that are in force. */
export function* readOrigins(reading: Reading, credentials: boolean): Building<ReadOrigins> {
  const { report } = reading;
  const allowNull = readBoolean(reading, 'dangerouslyAllowNullOrigin');
  const allowAny = readBoolean(reading, 'dangerouslyAllowAnyOriginWithCredentials');
  const allowInsecure = readBoolean(reading, 'dangerouslyAllowInsecureOriginsWithCredentials');
  const allowSuffix = readBoolean(reading, 'dangerouslyAllowPublicSuffixSubdomains');
  let matcher: OriginMatcher | undefined;
  let anyOrigin = false;
  let nullOrigin = false;
  let read = 0;
  for (const [value, at, length] of readList(reading, 'allowOrigins')) {
    if (!(++read % ELEMENTS_AT_A_TIME)) yield;
    if (value === '*') {
      anyOrigin = true;
      if (length > 1) report.add('any-not-alone', at(), value);
      if (credentials && !allowAny) report.add('any-origin-with-credentials', at(), value);
    } else if (value === 'null') {
      nullOrigin = true;
      if (!allowNull) report.add('origin-null', at(), value);
    } else {
      const pattern = parsePattern(value);
      if (!pattern) {
        report.add('origin-invalid', at(), value);
        continue;
      }
      matcher ??= new OriginMatcher(length);
      matcher.add(value, pattern);
      if (!credentials) continue;
      const { host, subdomains } = pattern;
      if (!allowInsecure && isPlainHttp(pattern)) {
        report.add('origin-insecure-with-credentials', at(), value);
      }
      const isSuffix = subdomains && !allowSuffix && isPublicSuffix(host);
      if (isSuffix) report.add('origin-public-suffix', at(), value, host);
      else if (isSuffix === undefined) {
        report.add('public-suffix-data-missing', at(), value, 'fullcors/public-suffix');
      }
    }
  }
  return { anyOrigin, nullOrigin, matcher: matcher ?? new OriginMatcher(0) };
}
