// Asks the doctor, and asks Chromium: what the zoo's tests have in common.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect } from 'vitest';
import { run } from '../../.e2e/node_modules/@fullcors/cli/dist/bin/program.js';
import { findEngine, launch } from '../browsers/engines/index.js';

/** What `fullcors` prints, and its exit code, in a terminal that remembers. */
export async function type(args, given = {}) {
  let out = '';
  let err = '';
  const terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd: process.cwd(),
    env: {},
    isInteractive: false,
    columns: 80,
    hasColor: false,
    ...given,
  };
  const code = await run(args, terminal);
  return { code, out, err };
}

/** What `fullcors doctor` prints as JSON, and its exit code. */
export async function examine(url, origin, flags) {
  const { code, out, err } = await type(['doctor', url, '--origin', origin, '--format', 'json', ...flags]);
  expect(err).toBe('');
  return { code, ...JSON.parse(out) };
}

export const codesOf = ({ findings }) => findings.map(({ code }) => code);

/** What is printed where the doctor is wrong. */
export const summary = ({ findings, exchanges }) =>
  [
    ...findings.map(({ code, what }) => `${code}: ${what}`),
    ...exchanges.flatMap(({ heads }) => ['', ...heads]),
  ].join('\n');

/** A page on a port of its own, in Chromium where there is one: `ask` is `tab.run`, or nothing where there is none. */
export async function openPage() {
  const server = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('ok'),
  ).listen(0);
  await once(server, 'listening');
  const origin = `http://localhost:${server.address().port}`;
  const engine = findEngine('chromium') ? await launch('chromium') : undefined;
  const tab = await engine?.open(`${origin}/`);
  return {
    origin,
    /** Whether Chromium is. */
    isThere: tab !== undefined,
    ask: async (...args) => tab?.run(...args),
    async close() {
      await engine?.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
