// The command line's guides are executed. After a change of words: npx vitest run test/guides -u
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { play } from './guides/play.js';

const GUIDES = ['doctor', 'emit/command'];

test.each(GUIDES)('what docs/%s.md says is printed is what is printed', async (name) => {
  const guide = fileURLToPath(new URL(`../docs/${name}.md`, import.meta.url));
  await expect(await play(guide)).toMatchFileSnapshot(guide);
});
