import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OriginMatcher as Hashed } from '../src/policy/origin-matcher/hashed.js';
import { OriginMatcher as Plain } from '../src/policy/origin-matcher/plain.js';
import { formatPattern, parsePattern } from '../src/policy/origin-pattern.js';
import { referenceMatches } from './reference-matcher.js';

// Few and short labels, so that patterns and origins meet and nearly meet all the time.
const label = fc.constantFrom('a', 'b', 'ab', 'foo', 'bar', 'x-y', 'c_d', '1a');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => [...labels, 'com'].join('.'));
const port = fc.constantFrom('', ':1', ':80', ':443', ':8080', ':65535');
const scheme = fc.constantFrom('http', 'https');

const pattern = fc
  .tuple(scheme, fc.constantFrom('', '*.'), host, fc.oneof(port, fc.constant(':*')))
  .map((parts) => `${parts[0]}://${parts[1]}${parts[2]}${parts[3]}`)
  .filter((text) => parsePattern(text) !== undefined);

const origin = fc.tuple(scheme, host, port).map(([s, h, p]) => `${s}://${h}${p}`);

/** What attackers register and send: an allowed origin with something before, after, within or instead. */
const nearMiss = fc
  .tuple(
    pattern.map((text) => text.replace('*.', 'a.').replace(':*', ':8080')),
    fc.constantFrom(
      '',
      '.',
      '-',
      '/',
      ':',
      '@',
      '\\',
      '%2e',
      '#',
      '?',
      ' ',
      ',',
      'A',
      '..',
      '\u0000',
      'é',
      ':80',
      '//',
      'a.',
    ),
    fc.nat(40),
    fc.constantFrom('insert', 'replace', 'cut', 'append evil', 'prepend evil', 'upper'),
  )
  .map(([text, piece, at, how]) => {
    const i = at % (text.length + 1);
    switch (how) {
      case 'insert':
        return text.slice(0, i) + piece + text.slice(i);
      case 'replace':
        return text.slice(0, i) + piece + text.slice(i + 1);
      case 'cut':
        return text.slice(0, i) + text.slice(i + 1);
      case 'append evil':
        return `${text}${piece}evil.net`;
      case 'prepend evil':
        return text.replace('://', `://evil${piece}`);
      default:
        return text.slice(0, i) + text.slice(i).toUpperCase();
    }
  });

/** A pattern's own text, or half of it: no browser sends a star. */
const starred = fc
  .tuple(pattern, fc.constantFrom('', '*.', ':*'))
  .map(([text, star]) => text.replace(star, star === '*.' ? 'a.' : star && ':8080'));

test('a pattern can be written in one way only, so that its text may stand for it', () => {
  fc.assert(
    fc.property(fc.oneof(pattern, nearMiss, fc.webUrl(), fc.string()), (text) => {
      const parsed = parsePattern(text);
      expect(parsed ? formatPattern(parsed) : text).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test('a host is one if the URL parser leaves it as it is', () => {
  const piece = fc.constantFrom(
    'a',
    'z',
    '0',
    '1',
    '7f',
    '0x',
    'xn--',
    'bcher-kva',
    '-',
    '_',
    '.',
    '.',
    'com',
  );
  const text = fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('', ':8443', ':443', ':80', ':65536'),
    )
    .map(([pieces, end]) => `https://${pieces.join('')}${end}`)
    // An empty label is none of DNS's, though the URL parser lets it pass.
    .filter((origin) => !/\.\.|\/\.|\.(:|$)/.test(origin));
  fc.assert(
    fc.property(text, (origin) => {
      expect(parsePattern(origin) !== undefined).toBe(
        URL.canParse(origin) && new URL(origin).origin === origin,
      );
    }),
    { numRuns: 10_000 },
  );
});

/** Every text has the same hash: what is found must follow from what is compared, and from no luck. */
class Colliding extends Hashed {
  override add(...args: Parameters<Hashed['add']>): void {
    collide(() => super.add(...args));
  }
  override matches(origin: string): boolean {
    return collide(() => super.matches(origin));
  }
}

function collide<T>(run: () => T): T {
  const { imul } = Math;
  Math.imul = () => 0;
  try {
    return run();
  } finally {
    Math.imul = imul;
  }
}

/** What Node has, and what a bundle has: neither may be wider or narrower than the other. */
describe.each([
  ['on Node', Hashed, 20_000],
  ['on Node, where all texts have one hash,', Colliding, 200],
  ['in a bundle', Plain, 20_000],
])('the matcher %s', (_, Matcher, many) => {
  const matcherOf = (patterns: readonly string[]): InstanceType<typeof Matcher> => {
    const matcher = new Matcher(patterns.length);
    for (const text of patterns) {
      const pattern = parsePattern(text);
      if (pattern) matcher.add(text, pattern);
    }
    return matcher;
  };

  test('equals the naive reference over generated patterns and hostile near-misses', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { maxLength: 6 }),
        fc.oneof(origin, starred, nearMiss, fc.string({ maxLength: 60 }), fc.webUrl()),
        (patterns, asked) => {
          expect(matcherOf(patterns).matches(asked)).toBe(
            patterns.some((text) => referenceMatches(text, asked)),
          );
        },
      ),
      { numRuns: 15_000 },
    );
  });

  test('two patterns never add up to a third (GHSA-vhxv-fg4m-p2w8)', () => {
    fc.assert(
      fc.property(host, host, scheme, (one, other, s) => {
        const patterns = [`${s}://${one}`, `${s}://*.${other}`];
        const matcher = matcherOf(patterns);
        for (const asked of [
          one + other,
          `${other}${one}`,
          one.replace('.com', other),
          `${one}.${other}.${one}`,
        ]) {
          const wanted = patterns.some((text) => referenceMatches(text, `${s}://${asked}`));
          expect(matcher.matches(`${s}://${asked}`)).toBe(wanted);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('many patterns are all found, and listed once, in the order in which they were added', () => {
    const patterns = Array.from({ length: many }, (_, i) => `https://${i % 3 ? '' : '*.'}t${i}.example.com`);
    const matcher = matcherOf([...patterns, ...patterns.slice(0, 10)]);
    expect(matcher.texts).toEqual(patterns);
    expect(patterns.filter((text) => !matcher.matches(text.replace('*', 'a')))).toEqual([]);
    expect(
      patterns.filter((text) => matcher.matches(text.replace('*', 'a').replace('.com', '.org'))),
    ).toEqual([]);
  });

  test('an origin may be listed however long its scheme is', () => {
    const long = `${'x'.repeat(2000)}://extension`;
    const matcher = matcherOf([long, 'https://app.example.com']);
    expect(matcher.matches(long)).toBe(true);
    expect(matcher.matches(`x${long}`)).toBe(false);
    expect(matcher.matches(long.replace('x:', 'y:'))).toBe(false);
  });
});
