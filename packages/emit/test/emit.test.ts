import { type CorsOptions, createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { EmitError, emit, type Gap, type TargetName } from '../src/index.js';

const policyOf = (options: CorsOptions) => createCors(options, { env: {} }).policy;
const app = policyOf({ allowOrigins: ['https://app.example.com'] });

function refusal(options: CorsOptions, target: TargetName = 'nginx'): readonly Gap[] {
  try {
    emit(policyOf(options), target);
  } catch (error) {
    if (error instanceof EmitError) return error.gaps;
    throw error;
  }
  throw new Error('it was emitted');
}

describe('what a target cannot say is refused, as data', () => {
  test.each([
    [{ allowOriginIf: () => true }, 'cannot-ask-function', 'allowOriginIf', true],
    [{ allowOrigins: [], debug: true }, 'cannot-tell-reasons', 'debug', true],
    [{ allowOrigins: [], allowHeaders: ["X-'"] }, 'name-left-out', 'allowHeaders', "X-'"],
    [{ allowOrigins: [], allowMethods: ['GET', 'A$'] }, 'name-left-out', 'allowMethods', 'A$'],
    [
      { allowOriginRegex: /https:\/\/(a+)+\.test/ },
      'expression-backtracks',
      'allowOriginRegex',
      'https:\\/\\/(a+)+\\.test',
    ],
    [
      { allowOrigins: [], routes: { '/a': { allowOrigins: [], debug: true } } },
      'cannot-tell-reasons',
      'routes["/a"].debug',
      true,
    ],
  ] satisfies [CorsOptions, string, string, unknown][])('%o', (options, code, path, value) => {
    const gaps = refusal(options);
    expect(gaps).toContainEqual(expect.objectContaining({ code, path, value, effect: 'narrows' }));
    const { warnings, files } = emit(policyOf(options), 'nginx', { allowGaps: true });
    expect(warnings).toEqual(gaps);
    expect(files.length).toBeGreaterThan(0);
  });

  test('every gap at once, with its place, its fix and its code', () => {
    expect(() => emit(policyOf({ allowOriginIf: () => true, debug: true }), 'haproxy')).toThrow(
      /^haproxy cannot say this policy:\n {2}allowOriginIf: .*\n {4}fix: .* \[cannot-ask-function\]\n {2}debug: .*\n {4}fix: .* \[cannot-tell-reasons\]$/,
    );
  });

  test('a route whose expression is too long would widen, and is never emitted', () => {
    const route = `/${'abcdefgh'.repeat(60)}` as const;
    const options: CorsOptions = {
      allowOrigins: ['https://app.example.com'],
      routes: { [route]: { allowOrigins: [] } },
    };
    expect(() => emit(policyOf(options), 'nginx', { allowGaps: true })).toThrow(/route-too-long/);
    expect(emit(policyOf(options), 'haproxy').files[0]?.text).toContain('abcdefgh');
  });
});

test('what merely differs is a warning', () => {
  const policy = policyOf({ allowOrigins: ['https://a.test'], allowCredentials: true, allowHeaders: ['*'] });
  expect(emit(policy, 'apache').warnings.map(({ code, effect }) => [code, effect])).toEqual([
    ['names-not-normalised', 'differs'],
  ]);
});

test('an unknown target lists the targets', () => {
  expect(() => emit(app, 'ngnix' as TargetName)).toThrow(/"ngnix" is not a target: write one of .*nginx/);
  expect(() => emit(app, 'toString' as TargetName)).toThrow(TypeError);
});

test.each(['', 'A', 'a_b', '1a', 'a b', 'a$', 'a'.repeat(33)])('%j is no name', (name) => {
  expect(() => emit(app, 'nginx', { name })).toThrow(/is not a name for what is emitted/);
});

test('names keep two policies apart', () => {
  const text = (name: string): string =>
    emit(app, 'nginx', { name })
      .files.map((file) => `${file.path}\n${file.text}`)
      .join('\n');
  expect(text('api')).not.toMatch(/\bcors_|\$cors|cors-/);
  expect(text('api')).toContain('api-http.conf');
});
