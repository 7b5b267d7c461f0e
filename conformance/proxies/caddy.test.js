import { test } from 'vitest';
import { runConformance } from '../runners/run.js';
import { findCaddy, startCaddy } from './caddy.js';
import { gaps, starterOf } from './emitted.js';

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
    starter: starterOf('caddy', startCaddy),
  });
} else test.skip('Caddy is not here');
