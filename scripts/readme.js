// Runs before `fullcors` is packed: its page on npm is the house's README, so that there is one text only. The copy is
// ignored by git.
import { copyFileSync, existsSync, rmSync } from 'node:fs';

const text = new URL('../README.md', import.meta.url);
const copy = new URL('../packages/fullcors/README.md', import.meta.url);

rmSync(copy, { force: true });
if (existsSync(text)) copyFileSync(text, copy);
