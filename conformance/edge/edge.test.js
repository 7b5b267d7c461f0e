// What is emitted for the edge, run where it would run, in front of an origin that knows nothing of the policy.
import { test } from 'vitest';
import { runConformance } from '../runners/run.js';
import { findRuntime } from '../runners/runtimes.js';
import { inFrontOfUpstream, notSaid } from './emitted.js';
import { startNetlify } from './netlify.js';
import { startVercel } from './vercel.js';
import { startEmittedWorkers } from './worker.js';

const workerd = findRuntime('workerd');
const deno = findRuntime('deno');
const can = ['web', 'node'];

if (workerd) {
  runConformance({
    name: 'cloudflare-worker on workerd',
    command: workerd,
    can,
    except: notSaid,
    starter: inFrontOfUpstream(startEmittedWorkers),
  });
}
if (deno) {
  runConformance({
    name: 'netlify-edge on Deno',
    command: deno,
    can,
    except: notSaid,
    starter: inFrontOfUpstream(startNetlify),
  });
}

const SETS_ITS_OWN = 'middleware cannot take back what the function sets';
runConformance({
  name: "vercel-middleware in Vercel's edge runtime",
  can,
  except: {
    ...notSaid,
    'its own': SETS_ITS_OWN,
    'Vary ': SETS_ITS_OWN,
    'Vary: *': SETS_ITS_OWN,
    writeHead: SETS_ITS_OWN,
    flushHeaders: SETS_ITS_OWN,
    'write without a head': SETS_ITS_OWN,
  },
  starter: inFrontOfUpstream(startVercel),
});
if (!workerd || !deno) test.skip('not every runtime is here');
