import { PCRE } from '../../regex/regex.js';
import {
  refusedPreflightAnswers200,
  requestedHeadersNotChecked,
  upstreamHeadersNotStripped,
} from '../declarative/differences.js';
import type { Limits } from '../declarative/limits.js';
import { ANY_SEGMENT } from '../declarative/routes.js';

const name = 'Kong';

/** What the cors plugin takes and does, read in its source: kong/plugins/cors/handler.lua and schema.lua of 3.x. */
export const limits: Limits = {
  name,
  origins: {
    null: true,
    otherSchemes: true,
    // An address in brackets loses them when the plugin normalizes it, and so never equals the origin.
    host: /^[^[]/,
    subdomains: 'yes',
    anyPort: 'yes',
    expressions: PCRE,
    most: Infinity,
    longest: Infinity,
  },
  methods: {
    any: 'no',
    known: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'],
  },
  // An empty list answers the names that were asked for.
  requestHeaders: { any: 'literal', echoesWithCredentials: true, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: true,
  preflightStatus: 200,
  routes: { one: true, below: true, literal: true, text: ANY_SEGMENT, most: Infinity, refusesOdd: true },
  differs: [
    refusedPreflightAnswers200(name),
    requestedHeadersNotChecked(name),
    upstreamHeadersNotStripped(name),
    {
      code: 'headers-sent-to-refused',
      message:
        'Kong sends Access-Control-Allow-Credentials, -Methods, -Headers and -Expose-Headers to refused origins as well, and a single origin to everyone: no browser takes them for another',
      fix: 'nothing, where the lists are no secret',
    },
  ],
};
