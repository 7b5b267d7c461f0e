import fc from 'fast-check';
import { createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { emit } from '../../src/index.js';
import { luaText, luaWords } from '../../src/targets/envoy/lua/text.js';

/** A Lua string as Lua reads it. */
function read(literal: string): string {
  const inner = literal.slice(1, -1);
  const bytes: number[] = [];
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '\\') {
      bytes.push(Number(inner.slice(at + 1, at + 4)));
      at += 3;
    } else bytes.push(inner.charCodeAt(at));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

describe('a text in Lua', () => {
  test('is the text, and one line of plain characters, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const literal = luaText(text);
        expect(literal).toMatch(/^"(?:[ !#-[\]-~]|\\\d{3})*"$/);
        expect(read(literal)).toBe(text);
      }),
    );
  });

  test.each(['a b', '', 'a\n', 'é', 'a]==]b'])('a word that is none is not written: %j', (word) => {
    expect(() => luaWords(['https://a.test', word])).toThrow(TypeError);
  });
});

describe('the script holds what the policy needs', () => {
  const scriptOf = (options: object): string =>
    emit(createCors(options as { allowOrigins: [] }, { env: {} }).policy, 'envoy', { allowGaps: true })
      .files[0]?.text ?? '';

  test.each<[string, object]>([
    ['matches_wild', { allowOrigins: ['https://*.example.com'] }],
    ['matches_expression', { allowOriginRegex: /https:\/\/[a-z]\.test/ }],
    ['local READERS', { allowOrigins: [], routes: { '/a': {} } }],
  ])('%s', (part, options) => {
    expect(scriptOf(options)).toContain(part);
    expect(scriptOf({ allowOrigins: ['https://a.test'] })).not.toContain(part);
  });

  test('and is named, so that two policies do not read each other', () => {
    const { policy } = createCors({ allowOrigins: [] }, { env: {} });
    const [file] = emit(policy, 'envoy', { name: 'partners' }).files;
    expect(file).toMatchObject({
      path: 'partners-filter.yaml',
      text: expect.stringContaining('local NAME = "partners"'),
    });
  });
});
