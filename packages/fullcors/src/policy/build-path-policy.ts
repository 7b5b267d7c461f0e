import { readRegex } from '#origin-regex';
import { words } from '#words';
import type { Building } from './building.js';
import type { LinearRegex } from './linear-regex/compile.js';
import { ORIGIN_NAMES } from './option-names.js';
import type { AllowOriginIf } from './options.js';
import type { OriginMatcher } from './origin-matcher/hashed.js';
import type { PathPolicy } from './policy.js';
import { type Reading, readBoolean, readOthers, readValue } from './read-options.js';
import { readOrigins } from './read-origins.js';

/** A policy's data together with what is compiled from it. */
export interface BuiltPathPolicy {
  /** All but `allowOrigins`. */
  readonly data: Omit<PathPolicy, 'allowOrigins'>;
  /** All of it, written when it is asked for: it may be a million origins. */
  readonly describe: () => PathPolicy;
  readonly anyOrigin: boolean;
  readonly nullOrigin: boolean;
  /** What `allowOrigins` lists but for `*` and `null`. */
  readonly matcher: OriginMatcher;
  readonly regex: LinearRegex | undefined;
  readonly allowOriginIf: AllowOriginIf | undefined;
}

/** Options -> policy for some paths. What is wrong is in the report; the result then is not to be used. */
export function* buildPathPolicy(reading: Reading, where: string): Building<BuiltPathPolicy> {
  const { report, said } = reading;
  const at = (name: keyof PathPolicy): string => said.get(name)?.path ?? where;
  const credentials = readBoolean(reading, 'allowCredentials');
  const { anyOrigin, nullOrigin, matcher } = yield* readOrigins(reading, credentials);
  const expression = readValue<RegExp>(reading, 'allowOriginRegex');
  if (expression && !readRegex) {
    report.add('part-missing', at('allowOriginRegex'), expression, 'fullcors/origin-regex');
  }
  const regex = expression && readRegex?.(reading, expression, at('allowOriginRegex'), credentials);
  const allowOriginIf = readValue<AllowOriginIf>(reading, 'allowOriginIf');
  const data = {
    allowOriginRegex: expression && regex ? { source: expression.source, flags: expression.flags } : null,
    allowOriginIf: !!allowOriginIf,
    ...readOthers(reading),
  };
  // What is right by itself and wrong together.
  if (!ORIGIN_NAMES.some((name) => said.has(name))) {
    report.add('origins-missing', where || 'allowOrigins', undefined);
  }
  if (credentials && data.exposeHeaders.includes('*')) {
    report.add('any-exposed-with-credentials', at('exposeHeaders'), '*');
  }
  if (data.allowPrivateNetwork && anyOrigin) {
    report.add('private-network-any-origin', at('allowPrivateNetwork'), true);
  }
  // The reasons that debug answers with come in one part with the words.
  if (data.debug && !words) report.add('part-missing', at('debug'), true, 'fullcors/explain');
  const describe = (): PathPolicy => ({
    allowOrigins: anyOrigin ? ['*'] : nullOrigin ? [...matcher.texts, 'null'] : matcher.texts,
    ...data,
  });
  return { data, describe, anyOrigin, nullOrigin, matcher, regex, allowOriginIf };
}
