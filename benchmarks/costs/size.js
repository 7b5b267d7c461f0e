// Bytes of each entry, bundled for a worker, minified and compressed. The frameworks are not counted, nor what is
// Node's.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ENTRIES, PEERS } from './entries.js';

/** @returns {Promise<Record<string, number>>} */
export async function measureSizes() {
  const sizes = [...ENTRIES, ...PEERS].map(async (name) => [name, await compressedSize(name)]);
  return Object.fromEntries(await Promise.all(sizes));
}

async function compressedSize(name) {
  const { outputFiles } = await build({
    // Whatever an entry exports is kept, and an entry for its side effects is kept too.
    stdin: {
      contents: `import '${name}'; export * from '${name}'`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    conditions: ['worker', 'workerd'],
    write: false,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0].text, { level: 9 }).length;
}
