// `npm run capture-messages`: writes what the three engines print into packages/browser/src/blocked/captured-messages.ts.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENGINES, launch } from '../engines/index.js';
import { compile } from './compile.js';
import { play } from './play.js';
import { startWorld } from './world.js';

const HOUSE = new URL('../../../', import.meta.url);
const FILE = fileURLToPath(new URL('packages/browser/src/blocked/captured-messages.ts', HOUSE));
const BIOME = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', HOUSE));

/** The version and the rows of one engine. */
export async function capture(name) {
  const engine = await launch(name);
  const world = await startWorld();
  try {
    return { version: engine.version, rows: compile(await play(engine, world)) };
  } finally {
    await engine.close();
    await world.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const captured = [];
  for (const name of ENGINES) captured.push([name, await capture(name)]);
  const each = (part) => Object.fromEntries(captured.map(([name, { [part]: value }]) => [name, value]));
  writeFileSync(
    FILE,
    `// Written by \`npm run capture-messages\` from what the engines printed; conformance/browsers/messages.test.js holds them to it.
//
// Safari prints what WebKitGTK prints, as far as the texts are WebKit's own: those about networks and names ("Could not
// connect to ...", "Error resolving ...") are the platform's.
import type { CapturedMessage, MessageEngine } from './message-facts.js';

/** The versions that were asked. */
export const CAPTURED_FROM: Readonly<Record<MessageEngine, string>> = ${JSON.stringify(each('version'))};

/** What each engine prints for each reason. Chromium's DevTools show its last line with method and URL in front. */
export const CAPTURED_MESSAGES: Readonly<Record<MessageEngine, readonly CapturedMessage[]>> = ${JSON.stringify(each('rows'))};
`,
  );
  execFileSync(process.execPath, [BIOME, 'check', '--write', FILE], { stdio: 'inherit' });
}
