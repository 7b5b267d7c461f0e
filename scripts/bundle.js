// Bundles a command, so that it starts fast: `fullcors explain` takes 120 ms where its 150 modules took 220, most of it for
// finding and opening them. What only some answers need stays a package of its own, loaded when it is asked for.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** Bundles what `bin` is built from, into chunks beside it; what is taken in is named with its licence. */
export async function bundle(folder, { bin, dependencies }) {
  const [target] = Object.values(bin);
  const outdir = join(folder, target, '..');
  const external = Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name));
  const { metafile } = await build({
    // The command, and what it does as a function, for tests.
    entryPoints: [join(folder, 'dist/esm/bin.js'), join(folder, 'dist/esm/program.js')],
    absWorkingDir: folder,
    outdir,
    external,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'warning',
    // What is taken in and was written for CommonJS requires Node's own modules.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
  const inputs = Object.keys(metafile.inputs).map((path) => resolve(folder, path));
  writeFileSync(join(outdir, 'LICENSES.txt'), licences(inputs));
}

/**
 * Packages that are also installed: a policy file imports `fullcors`, and what `fullcors` loads on demand is found as
 * `tldts`.
 */
const TAKEN_IN = ['fullcors', 'tldts'];

function licences(inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file || !existsSync(join(folder, file))) throw new Error(`${name} has no licence to be named`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `What is taken into these files, each under its own licence:\n\n${parts.join('\n---\n\n')}`;
}
