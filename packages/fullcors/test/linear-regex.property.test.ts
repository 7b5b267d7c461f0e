import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileLinearRegex, type LinearRegex } from '../src/policy/linear-regex/compile.js';

const atom = fc.constantFrom(
  'a',
  'b',
  '-',
  '\\.',
  '\\/',
  '[ab]',
  '[^a]',
  '[a-c]',
  '[^\\]]',
  '\\d',
  '\\w',
  '\\S',
  '\\x61',
  '\\u0062',
  '[\\w.-]',
  '\\-',
  ':',
  '{',
  '}',
  ']',
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?', '{2,3}?');

/** Of more repetitions, one within another, an engine that backtracks may take years on eight characters. */
const MAX_REPETITIONS = 8;
const repetitions = (expression: string): number =>
  expression.replaceAll(/\\.|\[[^\]]*\]|\(\?/g, 'x').match(/[*+?]|\{\d/g)?.length ?? 0;

/** Expressions of the supported syntax, anchors and all; bare dots only repeated, as the policy demands. */
const source: fc.Arbitrary<string> = fc
  .letrec<{ expression: string; term: string }>((tie) => ({
    term: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.tuple(atom, quantifier).map((parts) => parts.join('')),
      fc.constantFrom('.*', '.+', '.?', '^', '$'),
      fc
        .tuple(fc.constantFrom('(?:', '(', '(?<name>'), tie('expression'), quantifier)
        .map(([open, inner, q]) => `${open}${inner})${q}`),
    ),
    expression: fc
      .array(
        fc.array(tie('term'), { maxLength: 4 }).map((terms) => terms.join('')),
        { minLength: 1, maxLength: 3 },
      )
      .map((alternatives) => alternatives.join('|')),
  }))
  .expression.filter((expression) => repetitions(expression) <= MAX_REPETITIONS);

const flags = fc.constantFrom('', 'i', 's', 'm', 'im');
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', '-', '.', '/', ':', '1', '{', ']'),
  maxLength: 8,
});

/** Whether the engine's own backtracking matches the whole text: the oracle, on texts too short to explode. */
function native(expression: RegExp, asked: string): boolean {
  return new RegExp(`^(?:${expression.source})$`, expression.flags).test(asked);
}

/** Nested repetitions may grow beyond the bound; anything else that is refused fails the test. */
function compileUnlessLarge(regex: RegExp): LinearRegex | undefined {
  try {
    return compileLinearRegex(regex);
  } catch (error) {
    expect((error as Error).message).toBe('a repetition this large');
    return undefined;
  }
}

test('the automaton matches what JavaScript matches, in full', () => {
  fc.assert(
    fc.property(source, flags, fc.array(text, { minLength: 1, maxLength: 4 }), (expression, flag, texts) => {
      let regex: RegExp;
      try {
        regex = new RegExp(expression, flag);
      } catch {
        return; // two groups of one name, say
      }
      const compiled = compileUnlessLarge(regex);
      if (!compiled) return;
      for (const asked of texts)
        expect(`${asked} ${compiled.matches(asked)}`).toBe(`${asked} ${native(regex, asked)}`);
    }),
    { numRuns: 2000 },
  );
});

test('so does it where there are more sets of states than are remembered', () => {
  // Ten characters back stands an a: 1,024 sets, of which each text leads to some thirty.
  const regex = /[ab]*a[ab]{9}/;
  const compiled = compileLinearRegex(regex);
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 5, maxLength: 60 });
  fc.assert(
    fc.property(letters, fc.constantFrom('', '', '', 'c'), (asked, end) => {
      expect(compiled.matches(asked + end)).toBe(native(regex, asked + end));
    }),
    { numRuns: 2000 },
  );
});

describe('expressions that stall a backtracking engine return at once', () => {
  // Each takes a backtracking engine longer than the age of the universe; a stall is this test's timeout.
  test.each([
    /(a+)+b/,
    /(a|a)*b/,
    /(a|aa)+b/,
    /([a-z]+)*\.com/,
    /(.*)*x/,
    /(a*)*(b*)*c/,
    /^(([a-z])+.?)+[A-Z]([a-z])+$/,
    /((a?){30}a{30})+b/,
  ])('%s', (regex) => {
    expect(compileLinearRegex(regex).matches('a'.repeat(500))).toBe(false);
  });
});

test('text beyond ASCII never matches', () => {
  expect(compileLinearRegex(/.*/).matches('https://é.com')).toBe(false);
  expect(compileLinearRegex(/[^a]+/).matches('\u212a')).toBe(false);
});
