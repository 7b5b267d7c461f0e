import fc from 'fast-check';
import { KINDS } from '../app.js';
import { policies } from '../policies.js';
import { HOW, WHO } from './steps.js';

/** Who comes to a URL one after the other; half of them as they come, a browser with nothing special. */
const step = fc
  .tuple(
    fc.constantFrom('A', 'A', 'B', 'evil', 'none', ...Object.keys(WHO)),
    fc.constantFrom('', '', '', 'HEAD', 'PUT', 'OPTIONS'),
    fc.constantFrom('', '', '', ...HOW),
  )
  .map((words) => words.filter(Boolean).join(' '));

export const orders = fc.record({
  policy: fc.constantFrom(...Object.keys(policies)),
  kind: fc.constantFrom('ok', 'ok', 'encoded', 'lines', 'missing', 'public/ok', ...KINDS),
  steps: fc.array(step, { minLength: 3, maxLength: 9 }),
});

/** The same on every machine, so that a failure is the change's own. */
export const SEED = 20261125;
