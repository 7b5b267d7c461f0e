import { readRegex } from '#origin-regex';
import { words } from '#words';
import { deepFreeze } from './deep-freeze.js';
import type { LinearRegex } from './linear-regex/compile.js';
import { ORIGIN_NAMES } from './option-names.js';
import type { AllowOriginIf } from './options.js';
import { compileMatcher, type OriginMatcher } from './origin-matcher.js';
import { formatPattern } from './origin-pattern.js';
import type { PathPolicy } from './policy.js';
import { type Reading, readBoolean, readOthers, readValue } from './read-options.js';
import { readOrigins } from './read-origins.js';

/** A policy's data together with what is compiled from it. */
export interface BuiltPathPolicy {
  readonly data: PathPolicy;
  readonly anyOrigin: boolean;
  readonly nullOrigin: boolean;
  readonly matches: OriginMatcher;
  readonly regex: LinearRegex | undefined;
  readonly allowOriginIf: AllowOriginIf | undefined;
}

/** Options -> policy for some paths. What is wrong is in the report; the result then is not to be used. */
export function buildPathPolicy(reading: Reading, where: string): BuiltPathPolicy {
  const { report, said } = reading;
  const credentials = readBoolean(reading, 'allowCredentials');
  const origins = readOrigins(reading, credentials);
  const expression = readValue<RegExp>(reading, 'allowOriginRegex', (value) => value instanceof RegExp);
  const regex = expression && compileRegex(reading, expression, credentials);
  const allowOriginIf = readValue<AllowOriginIf>(
    reading,
    'allowOriginIf',
    (value) => typeof value === 'function',
  );
  const data = {
    allowOrigins: origins.any
      ? ['*']
      : [...origins.patterns.map(formatPattern), ...(origins.null ? ['null'] : [])],
    allowOriginRegex: expression && regex ? { source: expression.source, flags: expression.flags } : null,
    allowOriginIf: allowOriginIf !== undefined,
    ...readOthers(reading),
  };
  // What is right by itself and wrong together.
  const at = (name: keyof PathPolicy): string => said.get(name)?.path ?? where;
  if (!ORIGIN_NAMES.some((name) => said.has(name))) {
    report.add('origins-missing', where || 'allowOrigins', undefined);
  }
  if (credentials && data.exposeHeaders.includes('*')) {
    report.add('any-exposed-with-credentials', at('exposeHeaders'), '*');
  }
  if (data.allowPrivateNetwork && origins.any) {
    report.add('private-network-any-origin', at('allowPrivateNetwork'), true);
  }
  // The reasons that debug answers with come in one part with the words.
  if (data.debug && !words) report.add('part-missing', at('debug'), true, 'fullcors/explain');
  return {
    data: deepFreeze(data),
    anyOrigin: origins.any,
    nullOrigin: origins.null,
    matches: compileMatcher(origins.patterns),
    regex,
    allowOriginIf,
  };
}

function compileRegex(reading: Reading, given: RegExp, credentials: boolean): LinearRegex | undefined {
  const path = reading.said.get('allowOriginRegex')?.path as string;
  if (!readRegex) reading.report.add('part-missing', path, given, 'fullcors/origin-regex');
  return readRegex?.(reading, given, path, credentials);
}
