// The conformance suite's cases, asked by real browsers from real pages: what a case says of a request is what Chromium,
// Firefox and WebKit do with the answer, and what @fullcors/browser says that they do.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES, findEngine, launch } from '../engines/index.js';
import { plans } from './plan.js';
import { playInHalf, playInPage } from './play.js';
import { startWorld } from './world.js';

let world;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

for (const name of ENGINES.filter(findEngine)) {
  describe(name, () => {
    let engine;
    let tab;
    let page;
    beforeAll(async () => {
      engine = await launch(name, { proxy: world.proxy });
    });
    afterAll(() => engine?.close());

    const ordered = [...plans].sort((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : 0));
    test.each(ordered.map((plan, i) => [plan.name, { ...plan, url: `${plan.url}?${name}${i}` }]))(
      '%s',
      async (_, plan) => {
        if (page !== plan.page) {
          await tab?.close();
          tab = await engine.open(plan.page === 'null' ? 'https://sandbox.test/' : `${plan.page}/`);
          page = plan.page;
        }
        world.asked.length = 0;
        const got = await playInPage(tab, plan);
        const asked = [...world.asked];
        // It asked what the case says, so what the case wants of the answer is what it got.
        const { method, requestHeaders } = plan;
        const facts = { method: 'OPTIONS', origin: page, requestMethod: method, requestHeaders };
        expect(asked[0]).toEqual(
          plan.stage === 'preflight' ? facts : expect.objectContaining({ method, origin: page }),
        );
        const { cors, status, reasons } = plan.want;
        if (plan.stage === 'preflight') {
          // Under debug a refusal has reasons, and a status that is ok.
          const isGranted = !reasons && [200, 204].some((ok) => [status].flat().includes(ok));
          expect(asked.slice(1).map((request) => request.method)).toEqual(isGranted ? [method] : []);
        } else {
          expect(got.blocked).toBe(cors['access-control-allow-origin'] === undefined);
        }
        expect(await playInHalf(world.transport, { ...plan, url: `${plan.url}half` }, name)).toEqual(got);
      },
    );
  });
}
