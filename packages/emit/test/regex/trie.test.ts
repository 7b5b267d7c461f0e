import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchored, JAVASCRIPT } from '../../src/regex/regex.js';
import { folded, manyTexts } from '../../src/regex/trie.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-', '['), minLength: 1, maxLength: 6 });

test('folded texts are these texts and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 30 }), text, (texts, other) => {
      const regex = new RegExp(anchored(JAVASCRIPT, { source: folded(texts) }));
      for (const one of [...texts, other, `${texts[0]}a`, texts[0]!.slice(1)]) {
        expect([one, regex.test(one)]).toEqual([one, texts.includes(one)]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('many texts are divided', () => {
  const texts = Array.from({ length: 1000 }, (_, i) => `https://tenant-${i}.example.com`);
  const all = manyTexts(texts).map((regex) => new RegExp(anchored(JAVASCRIPT, regex)));
  expect(all.length).toBeGreaterThan(3);
  for (const one of texts) expect(all.filter((regex) => regex.test(one)).length).toBe(1);
  expect(all.some((regex) => regex.test('https://tenant-1000.example.com'))).toBe(false);
});
