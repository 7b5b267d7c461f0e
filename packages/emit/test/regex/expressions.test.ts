import { parseExpression } from 'fullcors/origins';
import { describe, expect, test } from 'vitest';
import { isExponential } from '../../src/regex/ambiguity.js';
import { kindsOf } from '../../src/regex/canonical-origins.js';
import { expressionSource } from '../../src/regex/expressions.js';
import { PCRE } from '../../src/regex/regex.js';

const source = (regex: RegExp): string | undefined => expressionSource(PCRE, parseExpression(regex));

describe('an expression is written anew', () => {
  test.each([
    [/https:\/\/[a-z]+(-[0-9]+)?\.example\.com/, 'https://[a-z]+(?:-[0-9]+)?\\.example\\.com'],
    [/https:\/\/\d{2,}\.test/, 'https://[0-9]{2,}\\.test'],
    [/^a(?:b|c)*?$/, '^a(?:b|c)*\\z'],
    [/[^a]/, '[b-z0-9_.:/\\[\\]+-]'],
    [/[a-c\-_]x{0}/, '[a-c_-]'],
    [/"|a/, 'a'],
    [/["'$%]+/, undefined],
    [/a["]*b/, 'ab'],
    [/(?<name>abc){3}/, '(?:abc){3}'],
  ])('%s', (regex, wanted) => {
    expect(source(regex)).toBe(wanted);
  });

  test('and holds nothing but what every language takes for itself', () => {
    expect(source(/[\s\S]+/)).toMatch(/^\[[a-z0-9_.:/\\[\]+-]+\]\+$/);
  });
});

describe('what costs an engine that backtracks exponential time', () => {
  test.each([
    /(a+)+b/,
    /(a*)*b/,
    /(a|a)*b/,
    /(([a-z])+.?)+\.example/,
    /(?:a?b?c?)*d(?:[ab]+[a]+)+/,
    /(a|[a-z])*-/,
  ])('%s does', (regex) => expect(isExponential(parseExpression(regex))).toBe(true));
  test.each([
    /https:\/\/[a-z]+(-[0-9]+)?\.example\.com/,
    /([a-z0-9-]+\.){1,3}example/,
    /a*a*b/,
    /(a|b)+c/,
    /(ab|a)+c/,
    /.*\.example/,
    /(?:a{1,9}-)+b/,
  ])('%s does not', (regex) => expect(isExponential(parseExpression(regex))).toBe(false));
});

test('which kinds of origins an expression can match', () => {
  const kinds = (regex: RegExp): string[] =>
    Object.entries(kindsOf(parseExpression(regex))).flatMap(([kind, can]) => (can ? [kind] : []));
  expect(kinds(/https:\/\/[a-z]+\.test/)).toEqual(['https']);
  expect(kinds(/https?:\/\/[a-z-]+\.test/)).toEqual(['https', 'http', 'punycode']);
  expect(kinds(/app:\/\/.*/)).toEqual(['other']);
  expect(kinds(/https:\/\/\[[0-9a-f:]+\]/)).toEqual(['https', 'ipv6']);
});
