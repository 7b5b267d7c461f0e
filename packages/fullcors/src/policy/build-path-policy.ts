import { deepFreeze } from './deep-freeze.js';
import type { LinearRegex } from './linear-regex/compile.js';
import type { AllowOriginIf } from './options.js';
import { compileMatcher, type OriginMatcher } from './origin-matcher.js';
import { formatPattern } from './origin-pattern.js';
import type { PathPolicy } from './policy.js';
import { OptionReader } from './read-options.js';
import { readOrigins } from './read-origins.js';
import { readRegex } from './read-regex.js';
import type { Report, SaidOptions } from './report.js';

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
export function buildPathPolicy(report: Report, said: SaidOptions, path: string): BuiltPathPolicy {
  const reader = new OptionReader(report, said);
  const allowCredentials = reader.boolean('allowCredentials');
  const origins = readOrigins(reader, allowCredentials);
  const regex = readRegex(reader, allowCredentials);
  const allowOriginIf = reader.function<AllowOriginIf>('allowOriginIf');
  const given = said.get('allowOriginRegex')?.value;
  const data: PathPolicy = {
    allowOrigins: origins.any
      ? ['*']
      : [...origins.patterns.map(formatPattern), ...(origins.null ? ['null'] : [])],
    allowOriginRegex: regex && given instanceof RegExp ? { source: given.source, flags: given.flags } : null,
    allowOriginIf: allowOriginIf !== undefined,
    allowOriginIfTimeout: reader.integer('allowOriginIfTimeout', 3000, 1, 60_000, 'milliseconds'),
    allowCredentials,
    allowMethods: reader.methods('allowMethods'),
    allowHeaders: reader.headers('allowHeaders', 'request'),
    exposeHeaders: reader.headers('exposeHeaders', 'response'),
    maxAge: reader.integer('maxAge', 600, 0, 86_400, 'seconds'),
    allowPrivateNetwork: reader.boolean('allowPrivateNetwork'),
    preflightStatus: reader.oneOf('preflightStatus', [204, 200]),
    debug: reader.boolean('debug'),
    enforce: reader.boolean('enforce'),
    dangerouslyAllowNullOrigin: reader.boolean('dangerouslyAllowNullOrigin'),
    dangerouslyAllowAnyOriginWithCredentials: reader.boolean('dangerouslyAllowAnyOriginWithCredentials'),
    dangerouslyAllowInsecureOriginsWithCredentials: reader.boolean(
      'dangerouslyAllowInsecureOriginsWithCredentials',
    ),
    dangerouslyAllowPublicSuffixSubdomains: reader.boolean('dangerouslyAllowPublicSuffixSubdomains'),
  };
  checkTogether(reader, data, path);
  return {
    data: deepFreeze(data),
    anyOrigin: origins.any,
    nullOrigin: origins.null,
    matches: compileMatcher(origins.patterns),
    regex,
    allowOriginIf,
  };
}

/** What is right by itself and wrong together. */
function checkTogether({ report, said }: OptionReader, data: PathPolicy, where: string): void {
  if (!said.has('allowOrigins') && !said.has('allowOriginRegex') && !said.has('allowOriginIf')) {
    const message = 'no origins are said, and no default would be safe';
    const fix =
      "say allowOrigins: ['https://app.example.com'], allowOriginRegex or allowOriginIf; allowOrigins: [] allows nobody";
    report.add('origins-missing', where || 'allowOrigins', undefined, message, fix);
  }
  const exposed = said.get('exposeHeaders');
  if (data.allowCredentials && data.exposeHeaders.includes('*')) {
    const message = "with credentials, browsers read '*' as a header of that name";
    report.add('any-exposed-with-credentials', exposed?.path ?? where, '*', message, 'list the header names');
  }
  if (data.allowPrivateNetwork && data.allowOrigins.includes('*')) {
    const message = 'every public site could reach into the private network';
    const at = said.get('allowPrivateNetwork')?.path ?? where;
    report.add('private-network-any-origin', at, true, message, 'list the origins');
  }
}
