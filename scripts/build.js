// Builds every package of the house: TypeScript twice, as ES modules and, where it can be required, as CommonJS.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const tsc = at('node_modules/typescript/bin/tsc');

for (const name of inOrder(readdirSync(at('packages')))) {
  rmSync(at(`packages/${name}/dist`), { recursive: true, force: true });
  for (const project of ['tsconfig.json', 'tsconfig.cjs.json']) {
    // A command is never required.
    if (!existsSync(at(`packages/${name}/${project}`))) continue;
    execFileSync(process.execPath, [tsc, '-p', at(`packages/${name}/${project}`)], { stdio: 'inherit' });
  }
  if (existsSync(at(`packages/${name}/dist/cjs`))) renameToCjs(at(`packages/${name}/dist/cjs`));
  const manifest = JSON.parse(readFileSync(at(`packages/${name}/package.json`), 'utf8'));
  if (manifest.bin) await bundle(at(`packages/${name}`), manifest);
}
// Out of what was built, whose tables it is made of.
await import('./schema.js');

/** Those that a package depends on come before it: its types are read from what is built. */
function inOrder(folders) {
  const manifests = new Map(
    folders.map((folder) => {
      const manifest = JSON.parse(readFileSync(at(`packages/${folder}/package.json`), 'utf8'));
      return [manifest.name, { folder, needs: { ...manifest.dependencies, ...manifest.devDependencies } }];
    }),
  );
  const ordered = new Set();
  const visit = (name) => {
    const manifest = manifests.get(name);
    if (!manifest || ordered.has(manifest.folder)) return;
    for (const needed of Object.keys(manifest.needs)) visit(needed);
    ordered.add(manifest.folder);
  };
  for (const name of manifests.keys()) visit(name);
  return ordered;
}

/**
 * The package's type makes every `.js` an ES module, so the CommonJS files are named `.cjs` and `.d.cts`. The road not
 * taken is a package.json beside them: Node and bundlers then look for `#...` imports in it and no further up.
 */
function renameToCjs(directory) {
  const local = /\b(require\(|import\(|from )(["'])(\.\.?\/[^"']+)\.js\2/g;
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8').replace(local, '$1$2$3.cjs$2');
    writeFileSync(path.replace(/\.js$/, '.cjs').replace(/\.d\.ts$/, '.d.cts'), text);
    rmSync(path);
  }
}
