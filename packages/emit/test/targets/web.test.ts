import fc from 'fast-check';
import { type CorsOptions, createCors, type Policy } from 'fullcors';
import { describe, expect, test } from 'vitest';
// @ts-expect-error: the conformance tests are JavaScript, without types
import { policies } from '../../../../conformance/proxies/agree/policies.js';
import { emit } from '../../src/index.js';
import { optionsOf, policySource } from '../../src/targets/web/policy-source.js';

const policyOf = (options: CorsOptions): Policy =>
  createCors(options as { allowOrigins: [] }, { env: {} }).policy;

/** What stands in a module is a policy again, by the language's own reading. */
function evaluated(source: string): Policy {
  const [, expression] = /^const policy = (createCors\([\s\S]*\));$/m.exec(source) ?? [];
  return new Function('createCors', `return ${expression}`)(createCors).policy;
}

/** A function cannot be said, and how long it may take is said with it. */
const sayable = (policy: Policy): Policy =>
  JSON.parse(JSON.stringify(policy), (name, value) =>
    name === 'allowOriginIf' ? false : name === 'allowOriginIfTimeout' ? 3000 : value,
  );

test('a policy written as a module is the same policy', () => {
  fc.assert(
    fc.property(policies as fc.Arbitrary<CorsOptions>, (options) => {
      const policy = policyOf(options);
      expect(evaluated(policySource(policy))).toEqual(sayable(policy));
    }),
    { numRuns: 300 },
  );
});

test('what is as it is by itself is not written', () => {
  expect(optionsOf(policyOf({ allowOrigins: ['https://a.test'] }))).toEqual({
    allowOrigins: ['https://a.test'],
  });
});

test('an expression is a text, whatever it holds', () => {
  const hostile = /https:\/\/(?:a|["'`\\${}\n\u2028</script>]|b)\.test/;
  const policy = policyOf({ allowOriginRegex: hostile });
  const source = policySource(policy);
  expect(evaluated(source)).toEqual(policy);
  expect(source.split('\n').filter((line) => line.includes('new RegExp('))).toHaveLength(1);
});

describe('the parts that a policy takes', () => {
  const partsOf = (options: CorsOptions): string[] =>
    [...policySource(policyOf(options)).matchAll(/^import '(.*)';$/gm)].map(([, part]) => part as string);

  test.each<[CorsOptions, string[]]>([
    [{ allowOrigins: ['https://*.example.com'] }, []],
    [{ allowOrigins: ['https://*.example.com'], allowCredentials: true }, ['fullcors/public-suffix']],
    [{ allowOrigins: ['http://localhost:*'], allowCredentials: true }, []],
    [{ allowOriginRegex: /https:\/\/[a-z]\.test/ }, ['fullcors/origin-regex']],
    [{ allowOrigins: [], routes: { '/a': { allowOrigins: ['*'] } } }, ['fullcors/layers']],
    [{ allowOrigins: [], debug: true }, ['fullcors/explain']],
  ])('of %o', (options, parts) => {
    expect(partsOf(options)).toEqual(parts);
  });
});

test('a function is a gap, and nothing else is', () => {
  const policy = policyOf({
    allowOrigins: [],
    allowOriginIf: () => true,
    debug: true,
    allowHeaders: ["x-'$`"],
  });
  expect(() => emit(policy, 'cloudflare-worker')).toThrow('[cannot-ask-function]');
  const { warnings } = emit(policy, 'cloudflare-worker', { allowGaps: true });
  expect(warnings.map(({ code }) => code)).toEqual(['cannot-ask-function']);
});
