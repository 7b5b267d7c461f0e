import { describe, expect, test } from 'vitest';
import { startUpstream } from '../proxies/upstream.js';
import { runConformance } from '../runners/run.js';
import { emitted, notSaid, unsaid } from './emitted.js';

/** Families of cases that a proxy plays: what its upstream does is the upstream's affair. */
const CAN = ['node', 'web', 'h1-raw-path'];

/**
 * Plays the conformance cases against a proxy that runs what is emitted, in front of an upstream that misbehaves.
 * `start(upstream)` starts it with every policy of emitted.js: name -> port. `otherwise` maps a part of a case's name to
 * why the proxy's answer is another one, and to what is then wanted of it.
 */
export function runProxy({ name, target, start, except = {}, otherwise = {} }) {
  describe(`${name}: what cannot be said is refused`, () => {
    test.each(unsaid)('%s', (policy) => {
      expect(() => emitted(target, policy, { allowGaps: false })).toThrow(
        /cannot-(ask-function|tell-reasons)/,
      );
    });
  });
  runConformance({
    name,
    can: CAN,
    except: { ...notSaid, ...except },
    otherwise,
    starter: async () => {
      const upstream = await startUpstream();
      try {
        const { ports, stop } = await start(upstream);
        return { ports, stop: () => Promise.resolve(stop()).finally(upstream.stop) };
      } catch (error) {
        upstream.stop();
        throw error;
      }
    },
  });
}
