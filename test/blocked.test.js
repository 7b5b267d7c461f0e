// docs/blocked.md names every reason once, and what it quotes is what the kit and the engines say.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BLOCKED_REASONS } from '../packages/browser/dist/esm/index.js';
import { PAGE, PROVOKED, provoke, withBlocks } from './blocked/page.js';

const page = readFileSync(PAGE, 'utf8');

test('every reason has its section, and there is no other', () => {
  const sections = [...page.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
  expect(sections).toEqual(BLOCKED_REASONS);
  expect([...page.matchAll(/<!-- said: (\S+) -->/g)].map(([, reason]) => reason)).toEqual(sections);
});

test('every section has a cause and a fix', () => {
  const [, ...sections] = page.split(/^### /m);
  for (const section of sections) {
    expect(section).toMatch(/^[a-z-]+\n\n\S/);
    expect(section.split('```').at(-1), section.split('\n')[0]).toMatch(
      /^\n\n- With fullcors: [\s\S]*\n- Elsewhere: |^\n\nFix: /,
    );
  }
});

test.each(BLOCKED_REASONS)('%s can be provoked, and is told by its own name', async (reason) => {
  expect(PROVOKED).toContain(reason);
  expect(await provoke(reason)).toMatchObject({ name: 'BlockedByCors', reason });
});

test('what is quoted is what is said: else `node test/blocked/page.js` after `npm run build`', async () => {
  expect(page).toBe(await withBlocks(page));
});
