import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { parseRequestedHeaders } from '../src/protocol/requested-headers.js';

test('generated lists are read as they were meant', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9-]{1,12}$/);
  const space = fc.constantFrom('', ' ', '\t', '  ');
  const element = fc.tuple(space, fc.oneof({ weight: 8, arbitrary: name }, fc.constant('')), space);
  fc.assert(
    fc.property(fc.array(element, { maxLength: 16 }), (elements) => {
      const value = elements.map((parts) => parts.join('')).join(',');
      const wanted = new Set(
        elements.map(([, token]) => token.toLowerCase()).filter((token) => token !== ''),
      );
      expect(parseRequestedHeaders(value, 4096)).toEqual([...wanted]);
    }),
  );
});

test('what is longer than the bound is not looked at', () => {
  const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
  const split = vi.spyOn(String.prototype, 'split');
  const answer = parseRequestedHeaders('x'.repeat(4097), 4096);
  const looked = charCodeAt.mock.calls.length + split.mock.calls.length;
  vi.restoreAllMocks();
  expect([answer, looked]).toEqual([undefined, 0]);
});

/** Characters read, not seconds: deterministic on any machine. */
function workFor(value: string): number {
  let work = 0;
  const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
  const test = vi.spyOn(RegExp.prototype, 'test').mockImplementation(function (this: RegExp, text: string) {
    work += text.length;
    return this.exec(text) !== null;
  });
  parseRequestedHeaders(value, Number.POSITIVE_INFINITY);
  work += charCodeAt.mock.calls.length;
  charCodeAt.mockRestore();
  test.mockRestore();
  return work;
}

test.each([
  ['commas', (n: number) => ','.repeat(n)],
  ['spaces', (n: number) => `${' '.repeat(n)}x`],
  ['spaces within', (n: number) => `x${' '.repeat(n)}y`],
  ['one name', (n: number) => 'x'.repeat(n)],
  ['short names', (n: number) => 'x,'.repeat(n / 2)],
  ['spaced names', (n: number) => 'x , '.repeat(n / 4)],
  ['tabs and commas', (n: number) => '\t,'.repeat(n / 2)],
])('reading %s is linear: ten times the length, at most ten times the work', (_, make) => {
  const [less, more] = [workFor(make(2000)), workFor(make(20_000))];
  expect(more).toBeLessThanOrEqual(10 * less + 10);
  expect(more).toBeLessThanOrEqual(3 * 20_000);
});
