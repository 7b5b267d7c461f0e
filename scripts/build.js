// Builds every package of the house: TypeScript twice, as ES modules and as CommonJS.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, root));
const tsc = at('node_modules/typescript/bin/tsc');

rmSync(at('packages/fullcors/dist'), { recursive: true, force: true });
for (const project of ['tsconfig.json', 'tsconfig.cjs.json']) {
  execFileSync(process.execPath, [tsc, '-p', at(`packages/fullcors/${project}`)], { stdio: 'inherit' });
}
// Without it Node would read the CommonJS files as the package's type says: as ES modules.
writeFileSync(at('packages/fullcors/dist/cjs/package.json'), '{ "type": "commonjs" }\n');
