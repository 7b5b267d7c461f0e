// The edge's pages of docs/emit show what is emitted for the policy above it. After a change of words: npx vitest run
// conformance/edge/docs -u
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { expect, test } from 'vitest';

const docs = fileURLToPath(new URL('../../docs/emit/', import.meta.url));

test.each(['cloudflare-worker', 'netlify-edge', 'vercel-middleware'])('docs/emit/%s.md', async (target) => {
  const page = join(docs, `${target}.md`);
  const text = readFileSync(page, 'utf8');
  const [, config] = /<!-- file: cors.config.js -->\n\n```js\n([\s\S]*?)```/.exec(text);
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-docs-'));
  try {
    writeFileSync(join(folder, 'cors.config.mjs'), config);
    const { default: options } = await import(pathToFileURL(join(folder, 'cors.config.mjs')));
    const [file] = emit(createCors(options, { env: {} }).policy, target).files;
    const shown = text.replace(
      /<!-- emitted -->\n\n```js\n[\s\S]*?```/,
      () => `<!-- emitted -->\n\n\`\`\`js\n// ${file.path}\n${file.text}\`\`\``,
    );
    await expect(shown).toMatchFileSnapshot(page);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
