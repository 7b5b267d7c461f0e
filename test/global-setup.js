import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds and packs once, before any test: the end-to-end tests install what would be published. */
export default function setup() {
  for (const script of ['build', 'pack']) {
    const path = fileURLToPath(new URL(`../scripts/${script}.js`, import.meta.url));
    execFileSync(process.execPath, [path], { stdio: 'inherit' });
  }
}
