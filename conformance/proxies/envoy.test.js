import { test } from 'vitest';
import { runConformance } from '../runners/run.js';
import { agreesWithRuntime } from './agree.js';
import { gaps, starterOf } from './emitted.js';
import { findEnvoy, startEnvoy } from './envoy.js';
import { ownAnswers } from './own-answers.js';

const starter = starterOf('envoy', startEnvoy);
const envoy = findEnvoy();
if (envoy) {
  runConformance({
    name: 'Envoy',
    command: envoy,
    can: ['web', 'node', 'h1-raw-path'],
    except: gaps,
    starter,
  });
  ownAnswers({ name: 'Envoy', command: envoy, starter, down: 503, login: 403 });
  agreesWithRuntime({
    name: 'Envoy',
    target: 'envoy',
    command: envoy,
    startProxy: startEnvoy,
    policies: 150,
    requests: 40,
  });
} else test.skip('Envoy is not here');
