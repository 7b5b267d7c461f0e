// Packs every package and unpacks the tarballs where the end-to-end tests run: `.e2e/node_modules/fullcors` and its
// siblings. What is not in a tarball is not there, as it would not be for a user; frameworks are found one folder up, in
// the house's own node_modules.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const e2e = join(root, '.e2e');

rmSync(e2e, { recursive: true, force: true });
for (const folder of readdirSync(join(root, 'packages'))) {
  const { name } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));
  const target = join(e2e, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', e2e], {
    cwd: join(root, 'packages', folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('tar', ['-xzf', join(e2e, tarballOf(name)), '--strip-components=1', '-C', target]);
}
// The servers under test run from a copy beside the unpacked package, so that `import 'fullcors'` finds it.
cpSync(join(root, 'conformance/servers'), join(e2e, 'servers'), { recursive: true });

/** `@fullcors/browser` -> `fullcors-browser-0.1.0.tgz` */
function tarballOf(name) {
  const start = name.replace('@', '').replace('/', '-');
  return readdirSync(e2e).find(
    (file) => file.startsWith(start) && /^-\d[^/]*\.tgz$/.test(file.slice(start.length)),
  );
}
