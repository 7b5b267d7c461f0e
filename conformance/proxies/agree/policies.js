import fc from 'fast-check';
import { createCors } from 'fullcors';
import { EXPRESSIONS, patterns } from '../../../packages/emit/test/regex/generators.ts';
import { policies as asWritten } from '../../soundness/policies.js';

/** Every character that a route may hold, and some language takes for something else. */
export const ODD_PATHS = ['/$a/b', "/a'b", '/(a)', '/a&b=c', '/~a!', '/@a+b,c', '/$', '/a.b', '/a_b/:id/c'];

const some = (values, max) => fc.uniqueArray(values, { minLength: 1, maxLength: max });
const isValid = (options) => {
  try {
    return !!createCors(options, { env: {} });
  } catch {
    return false;
  }
};

/**
 * Policies: as teams write them; with many patterns; with expressions and names whose characters are quotes, variables or
 * comments to some language; with routes of such characters.
 */
export const policies = fc
  .oneof(
    asWritten,
    fc.record({
      allowOrigins: some(patterns, 6),
      allowMethods: fc.constantFrom(['GET', 'PUT'], ['*'], ['M-SEARCH', 'A.B'], ["A'B", '$A', 'A|B`#']),
      allowHeaders: fc.constantFrom(
        [],
        ['X-A', 'x-api-key'],
        ['*'],
        ['*', 'Authorization'],
        ['a', "x-'$`%", '#b'],
      ),
      exposeHeaders: fc.constantFrom([], ['X-B'], ['$x', "'y", '`z', '%w', '#v']),
    }),
    fc.record({
      allowOrigins: fc.constantFrom(['*'], []),
      allowOriginRegex: fc.constantFrom(/null|https:\/\/a\.b-c\.example\.com/, undefined),
      allowCredentials: fc.boolean(),
      dangerouslyAllowNullOrigin: fc.boolean(),
      dangerouslyAllowInsecureOriginsWithCredentials: fc.boolean(),
      dangerouslyAllowAnyOriginWithCredentials: fc.constant(true),
    }),
    fc.record({
      allowOrigins: fc.uniqueArray(patterns, { maxLength: 2 }),
      allowOriginRegex: fc.constantFrom(...EXPRESSIONS),
    }),
    fc.record({
      allowOrigins: some(patterns, 2),
      routes: fc.dictionary(
        fc.constantFrom(...ODD_PATHS),
        fc.record({ allowOrigins: some(patterns, 2), enforce: fc.boolean() }),
        { minKeys: 1, maxKeys: 4 },
      ),
    }),
  )
  .filter(isValid);
