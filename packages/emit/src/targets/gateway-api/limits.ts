import {
  noHeadersOnLocalReplies,
  requestedHeadersNotChecked,
  undocumented,
} from '../declarative/differences.js';
import { type Limits, PLAIN_HOST } from '../declarative/limits.js';

const name = 'The Gateway API';

/**
 * What HTTPCORSFilter of gateway.networking.k8s.io/v1 takes, from the CRD and the comments of its types in v1.7.0
 * (apis/v1/httproute_types.go, shared_types.go). A wildcard reaches over any number of labels to its left, which is the
 * policy's own meaning.
 */
export const limits: Limits = {
  name,
  origins: {
    null: false,
    otherSchemes: false,
    host: PLAIN_HOST,
    subdomains: 'yes',
    // The pattern of CORSOrigin ends in `(:([0-9]{1,5}))?`.
    anyPort: 'no',
    most: 64,
    longest: 253,
  },
  methods: {
    // "may either contain the wildcard `*` or echo", and must echo with credentials.
    any: 'echo',
    known: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
  },
  requestHeaders: {
    // The same words; and whoever echoes allows Authorization, which `*` of the Fetch standard does not.
    any: 'unknown',
    echoesWithCredentials: true,
    // "AllowHeaders cannot contain '*' alongside other methods"
    namesBesideAny: false,
    most: 64,
  },
  exposeHeaders: { any: true, most: 64 },
  credentials: 'said',
  leastMaxAge: 1,
  privateNetwork: false,
  // "always an OK status (i.e., 204 or 200)": the implementation's choice.
  preflightStatus: undefined,
  routes: {
    one: false,
    below: true,
    literal: true,
    text: /^[a-z0-9._~!$&'()+,=@-]+$/,
    most: 1000,
    refusesOdd: false,
  },
  differs: [
    {
      code: 'refused-preflight-answers-200',
      message: 'The Gateway API lets an implementation answer a refused preflight with 200, 204 or 403',
      fix: 'judge a refusal by the header, not by the status, in monitoring',
    },
    requestedHeadersNotChecked(name),
    undocumented(name, 'Vary, nor what becomes of Access-Control-* headers of the service'),
    noHeadersOnLocalReplies(name, "the gateway's own errors, as far as it says"),
  ],
};
