import { RE2 } from '../../regex/regex.js';
import {
  noHeadersOnLocalReplies,
  noVaryOnPreflight,
  refusedPreflightAnswers200,
  requestedHeadersNotChecked,
} from '../declarative/differences.js';
import { ANY_HOST, type Limits } from '../declarative/limits.js';
import { ANY_SEGMENT } from '../declarative/routes.js';

const name = 'Traefik';

/** What the headers middleware takes and does, read in the source of v3.7.13: pkg/middlewares/headers/header.go. */
export const limits: Limits = {
  name,
  origins: {
    null: true,
    otherSchemes: true,
    host: ANY_HOST,
    subdomains: 'yes',
    anyPort: 'yes',
    expressions: RE2,
    most: Infinity,
    longest: Infinity,
  },
  methods: { any: 'echo' },
  requestHeaders: { any: 'literal', echoesWithCredentials: true, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 200,
  routes: { one: true, below: true, literal: true, text: ANY_SEGMENT, most: Infinity, refusesOdd: true },
  differs: [
    refusedPreflightAnswers200(name),
    requestedHeadersNotChecked(name),
    noVaryOnPreflight(name),
    {
      code: 'headers-sent-to-refused',
      message:
        'Traefik sends Access-Control-Allow-Credentials, -Methods, -Headers and -Expose-Headers to refused origins as well: without -Allow-Origin they allow nothing, and tell the policy',
      fix: 'nothing, where the lists are no secret',
    },
    noHeadersOnLocalReplies(name, 'what middlewares before this one answer'),
  ],
};
