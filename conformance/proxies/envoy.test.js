import { test } from 'vitest';
import { runConformance } from '../runners/run.js';
import { gaps, starterOf } from './emitted.js';
import { findEnvoy, startEnvoy } from './envoy.js';

const envoy = findEnvoy();
if (envoy) {
  runConformance({
    name: 'Envoy',
    command: envoy,
    can: ['web', 'node', 'h1-raw-path'],
    except: gaps,
    starter: starterOf('envoy', startEnvoy),
  });
} else test.skip('Envoy is not here');
