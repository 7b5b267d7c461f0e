// `fullcors emit --verify` against the real thing: what is emitted, on the proxy that it is emitted for, is found to be
// the policy; and what is not, is not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../.e2e/node_modules/@fullcors/cli/dist/bin/program.js';
import { policies } from '../policies.js';
import { DEPLOYED } from '../proxies/deployed.js';
import { emitted, said } from '../proxies/emitted.js';
import { findProxy } from '../proxies/process.js';
import { startUpstream } from '../proxies/upstream.js';

/** An answer of an application that says its own of CORS, and an error of the proxy's; where a route decides, too. */
const PATHS = ['/own-cors', '/hangs-up', '/public/a', '/public/b/private', '/admin'];
const pathsFor = (name) => (name.startsWith('routes') ? PATHS : PATHS.slice(0, 2));

const folder = mkdtempSync(join(tmpdir(), 'fullcors-verify-'));
let upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => {
  upstream?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Verifies a server against a policy, as a command does; the exit code, and what is found in each row. */
async function verify(target, name, port) {
  const config = join(folder, `${name}.json`);
  // An expression is a text there.
  writeFileSync(
    config,
    JSON.stringify(policies[name], (_, value) => value?.$regex ?? value),
  );
  const urls = pathsFor(name).map((path) => `http://127.0.0.1:${port}${path}`);
  let out = '';
  let err = '';
  const code = await run(
    [
      'emit',
      target,
      '--config',
      config,
      '--allow-gaps',
      '--format',
      'json',
      ...urls.flatMap((url) => ['--verify', url]),
    ],
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      cwd: folder,
      env: {},
      isInteractive: false,
      columns: 80,
      hasColor: false,
    },
  );
  expect(err).toBe('');
  const rows = JSON.parse(out).urls.flatMap(({ url, rows }) => rows.map((row) => ({ ...row, url })));
  const wrong = rows.flatMap(({ url, name, differences }) =>
    differences
      .filter(({ declaredAs }) => declaredAs === null)
      .map(
        ({ effect, code, wanted, got }) =>
          `${new URL(url).pathname}, ${name}: ${effect} ${code} (${got}, not ${wanted})`,
      ),
  );
  return { code, wrong, rows };
}

const present = Object.entries(DEPLOYED).flatMap(([target, { command, install, start }]) => {
  const found = findProxy(command, install);
  return found ? [[target, (emissions, port) => start(found, emissions, port)]] : [];
});

describe.each(present)('%s as emitted', (target, start) => {
  let proxy;
  beforeAll(async () => {
    proxy = await start(
      said.map((name) => [name, emitted(target, name)]),
      upstream.port,
    );
  });
  afterAll(() => proxy?.stop());

  // What backtracks costs nginx a tenth of a second an origin, and emit says so (`expression-backtracks`).
  test.each(said.filter((name) => name !== 'hostileRegex'))('for %s is found to be it', async (name) => {
    const { code, wrong } = await verify(target, name, proxy.ports[name]);
    expect(wrong).toEqual([]);
    expect(code).toBe(0);
  });

  test.each([
    ['bare', 'any', 'widens origin-granted'],
    ['bare', 'listed', 'widens credentials-granted'],
    ['listed', 'bare', 'narrows credentials-not-granted'],
    ['listed', 'patterns', 'widens origin-granted'],
    ['any', 'bare', 'narrows origin-not-granted'],
    ['enforce', 'bare', 'widens not-enforced'],
    ['status200', 'bare', 'differs status-differs'],
  ])('that should hold %s and holds %s is found out: %s', async (name, deployed, finds) => {
    const { code, wrong } = await verify(target, name, proxy.ports[deployed]);
    expect(code).toBe(1);
    expect(wrong.join('\n')).toContain(finds);
  });
});
