// node benchmarks/proxies/cloudflare-worker.js, after `npm run build`, `node scripts/pack.js` and `scripts/setup-runtimes`
import { edgeFolder } from '../../conformance/edge/emitted.js';
import { startWorkers } from '../../conformance/edge/worker.js';
import { findRuntime } from '../../conformance/runners/runtimes.js';
import { policies, report } from './cost.js';

/** What stands in front of the origin and does nothing else. */
const BARE = `export default { fetch: (request) => fetch(request, { redirect: 'manual' }) };`;

await report('workerd', 'cloudflare-worker', (_, origin) =>
  startWorkers(findRuntime('workerd'), policies, origin.port, edgeFolder('benchmark'), { bare: BARE }),
);
