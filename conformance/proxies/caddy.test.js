import { test } from 'vitest';
import { runConformance } from '../runners/run.js';
import { agreesWithRuntime } from './agree.js';
import { findCaddy, startCaddy } from './caddy.js';
import { gaps, starterOf } from './emitted.js';
import { ownAnswers } from './own-answers.js';

const starter = starterOf('caddy', startCaddy);
const caddy = findCaddy();
if (caddy) {
  runConformance({
    name: 'Caddy',
    command: caddy,
    can: ['web', 'node', 'h1-raw-path'],
    except: {
      ...gaps,
      'in lower case and once': 'names-not-normalised',
      'a stricter route is not left by an encoded slash': 'odd-paths-refused',
      'a malformed URL': 'Go answers 400 before Caddy is asked',
    },
    starter,
  });
  ownAnswers({ name: 'Caddy', command: caddy, starter, down: 502, login: 401 });
  agreesWithRuntime({
    name: 'Caddy',
    target: 'caddy',
    command: caddy,
    startProxy: startCaddy,
    unsaid: ['names-not-normalised'],
    // ipv6-zeros-refused
    isAsked: ({ origin }) => !origin?.includes('['),
    policies: 150,
    requests: 40,
  });
} else test.skip('Caddy is not here');
