import { createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { emit } from '../../src/index.js';
import { token, value } from '../../src/targets/caddy/text.js';

describe('a token of a Caddyfile', () => {
  test.each([
    ['x-a, x-b', '`x-a, x-b`'],
    ['#x "y" \\z', '`#x "y" \\z`'],
    ["x-'`$", '"x-\'`$"'],
  ])('%j is written %s', (text, written) => {
    expect(token(text)).toBe(written);
  });

  test.each(['a\nb', 'é', '{$HOME}', '`"', '`\\'])('%j is not written', (text) => {
    expect(() => token(text)).toThrow(TypeError);
  });

  test.each(['{env.HOME}', '{', '}'])('%j is not written where it would be a placeholder', (text) => {
    expect(() => value(text)).toThrow(TypeError);
  });
});

test('every name begins with the one that was asked for', () => {
  const { policy } = createCors(
    {
      allowOrigins: ['https://*.a.test', 'https://b.test'],
      allowCredentials: true,
      routes: { '/x': { enforce: true } },
    },
    { env: {} },
  );
  const [file] = emit(policy, 'caddy', { name: 'partners' }).files;
  expect(file?.path).toBe('partners.caddy');
  const names = [...(file?.text ?? '').matchAll(/^\s*(?:\((\w+)\)|@(\w+)|map \S+ \{(\w+)\}|vars (\w+) )/gm)];
  expect(names.length).toBeGreaterThan(20);
  for (const [, ...found] of names) expect(found.find(Boolean)).toMatch(/^partners(_|$)/);
});
