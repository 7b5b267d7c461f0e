import { RE2 } from '../../regex/regex.js';
import {
  noVaryOnPreflight,
  refusedPreflightAnswers200,
  requestedHeadersNotChecked,
} from '../declarative/differences.js';
import { ANY_HOST, type Limits } from '../declarative/limits.js';
import { ANY_SEGMENT } from '../declarative/routes.js';

const name = 'Istio';

/**
 * What CorsPolicy of networking.istio.io/v1 takes (istio.io/api v1.32.0, virtual_service.proto and the CRD), and what
 * Envoy's CORS filter makes of it (source/extensions/filters/http/cors/cors_filter.cc).
 */
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
  // The lists are joined and sent as they are.
  methods: { any: 'literal' },
  requestHeaders: { any: 'literal', echoesWithCredentials: false, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  // The CRD: "must be a valid duration greater than 1ms".
  leastMaxAge: 1,
  privateNetwork: false,
  preflightStatus: 200,
  routes: { one: true, below: true, literal: true, text: ANY_SEGMENT, most: Infinity, refusesOdd: true },
  differs: [
    // With unmatchedPreflights: IGNORE; the default hands them to the service.
    refusedPreflightAnswers200(name),
    requestedHeadersNotChecked(name),
    // envoyproxy/envoy#35873. On responses of the service the route adds it.
    noVaryOnPreflight(name),
  ],
};
