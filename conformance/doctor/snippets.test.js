// What the doctor prints to be pasted is pasted: into the configuration of a real proxy, the program of a real server. Then
// the doctor and a real Chromium allow the request.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findPython } from '../fastapi/servers.js';
import { notTestedHere } from '../runners/missing.js';
import { asFetch, asPage, open } from './keeper.js';
import { codesOf, examine, openPage, summary } from './visit.js';
import { BEHIND_PROXIES, DOWN } from './zoo/behind-proxies.js';
import { PROGRAMS, startProgram } from './zoo/programs.js';
import { missingProxy, startProxy } from './zoo/proxies.js';

let page;
beforeAll(async () => {
  page = await openPage();
});
afterAll(() => page?.close());

const inChromium = (url, flags) => page.ask(asPage, ...asFetch(url, flags));

/** What is found, that it is so in Chromium, and that both are content with what was pasted. */
async function visit(cage, start) {
  const url = await start();
  const before = await examine(url, page.origin, cage.ask);
  expect(codesOf(before), summary(before)).toEqual(cage.finds);
  const { snippet, weight } = before.findings[0];
  if (page.isThere) expect(await inChromium(url, cage.ask)).toMatchObject({ allowed: weight !== 'blocks' });
  expect(snippet).toMatchObject({ server: cage.fixes });

  const better = await start(snippet.code);
  const after = await examine(better, page.origin, cage.ask);
  expect(codesOf(after), summary(after)).toEqual([]);
  expect(after).toMatchObject({ code: 0, verdict: 'allowed' });
  if (page.isThere) expect(await inChromium(better, cage.ask)).toMatchObject({ allowed: true });
}

const until = ({ url, stop, close = stop }) => {
  onTestFinished(close);
  return url;
};

for (const proxy of new Set(BEHIND_PROXIES.map((cage) => cage.proxy))) {
  const what = missingProxy(proxy);
  if (what) notTestedHere(what);
  const cages = BEHIND_PROXIES.filter((cage) => cage.proxy === proxy);

  describe.runIf(!what)(proxy, () => {
    test.each(cages.map((cage) => [cage.name, cage]))('%s', async (_, cage) => {
      const upstream = cage.app === DOWN ? DOWN : until(await open(cage.app(page.origin)));
      const { keeps = {} } = cage;
      const kept = typeof keeps === 'function' ? keeps(page.origin) : keeps;
      await visit(cage, async (code) => {
        const parts = code === undefined ? cage.broken(page.origin) : pasted(proxy, code, kept);
        return `${until(await startProxy(proxy, upstream, parts))}/items`;
      });
    });
  });
}

const python = findPython();
if (!python) notTestedHere('FastAPI, `scripts/setup-fastapi`');

describe('a program', () => {
  const programs = PROGRAMS.filter(({ kind }) => kind !== 'starlette' || python);
  test.each(programs.map((program) => [`${program.kind}: ${program.name}`, program]))(
    '%s',
    async (_, program) => {
      await visit(program, async (code) =>
        until(await startProgram(program, code ?? program.here(page.origin), page.origin, python)),
      );
    },
  );
});

/** nginx wants a map beside the server; the snippet says where each part goes. */
function pasted(proxy, code, kept) {
  const [first, second] = proxy === 'nginx' ? code.split(/(?=# in the server)/) : [code];
  const [outside, inside] = second === undefined ? ['', first] : [first, second];
  return {
    ...kept,
    outside: `${kept.outside ?? ''}\n${outside}`,
    inside: `${kept.inside ?? ''}\n${inside}`,
  };
}
