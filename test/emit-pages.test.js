// docs/emit holds a page for each declarative target, and what it shows is what is emitted.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OVERVIEW, pageOf, TARGETS, withBlocks, withOverview } from './emit-pages/page.js';

test.each(TARGETS)('docs/emit/%s.md: else `node test/emit-pages/page.js` after `npm run build`', (target) => {
  const page = readFileSync(pageOf(target), 'utf8');
  expect(page).toBe(withBlocks(page, target));
  expect(page).toMatch(/^## What is proven$/m);
});

test('docs/emit/declarative.md has a row for each', () => {
  const page = readFileSync(OVERVIEW, 'utf8');
  expect(page).toBe(withOverview(page));
  for (const target of TARGETS) expect(page).toContain(`](${target}.md)`);
});
