import { answers } from './answers.js';
import { handlers } from './handlers.js';
import { modes } from './modes.js';
import { origins } from './origins.js';
import { requestedHeaders } from './requested-headers.js';

/** Every case as data: what it says, which policy, the request, what is wanted, which servers can play it. */
export const cases = Object.entries({ answers, origins, requestedHeaders, handlers, modes }).flatMap(
  ([table, rows]) =>
    rows.map(([name, policy, request, want, family = 'all']) => ({
      name: `${table}: ${name}`,
      policy,
      request,
      want,
      family,
    })),
);
