// Packs `fullcors` and unpacks the tarball where the end-to-end tests run: `.e2e/node_modules/fullcors`. What is not in
// the tarball is not there, as it would not be for a user; frameworks are found one folder up, in the house's own
// node_modules.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const e2e = join(root, '.e2e');
const target = join(e2e, 'node_modules', 'fullcors');

rmSync(e2e, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
execFileSync('npm', ['pack', '--silent', '--pack-destination', e2e], {
  cwd: join(root, 'packages/fullcors'),
  stdio: ['ignore', 'ignore', 'inherit'],
});
const tarball = readdirSync(e2e).find((name) => name.endsWith('.tgz'));
execFileSync('tar', ['-xzf', join(e2e, tarball), '--strip-components=1', '-C', target]);
// The servers under test run from a copy beside the unpacked package, so that `import 'fullcors'` finds it.
cpSync(join(root, 'conformance/servers'), join(e2e, 'servers'), { recursive: true });
