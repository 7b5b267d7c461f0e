import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { expect, test } from 'vitest';
import { preflight } from '../cases/words.js';
import { play } from '../play.js';
import { startUpstream } from './upstream.js';

const tenant = (i) => `https://tenant-${i}.example.com`;

/** 10,000 origins in one policy. `start` is given [name, emission] of the only one, and the upstream. */
export function holdsManyOrigins({ name, target, start }) {
  test(`${name} holds 10,000 origins, and no other`, async () => {
    const allowOrigins = Array.from({ length: 10_000 }, (_, i) => tenant(i));
    const { policy } = createCors({ allowOrigins }, { env: {} });
    const upstream = await startUpstream();
    try {
      const proxy = await start([['many', emit(policy, target)]], upstream);
      try {
        const statuses = [];
        for (const origin of [tenant(0), tenant(9999), tenant(10_000), tenant('')])
          statuses.push((await play('h1', proxy.ports.many, preflight(origin, 'GET'))).status);
        expect(statuses).toEqual([204, 204, 403, 403]);
      } finally {
        await proxy.stop();
      }
    } finally {
      upstream.stop();
    }
  });
}
