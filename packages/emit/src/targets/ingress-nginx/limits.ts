import {
  answersEveryOptions,
  noVary,
  requestedHeadersNotChecked,
  upstreamHeadersNotStripped,
} from '../declarative/differences.js';
import { type Limits, PLAIN_HOST } from '../declarative/limits.js';

const name = 'ingress-nginx';

/**
 * What the annotations take and what becomes of them, read in the source of controller v1.15.1, the last release:
 * internal/ingress/annotations/cors/main.go, internal/ingress/controller/template/template.go (buildCorsOriginRegex),
 * rootfs/etc/nginx/template/nginx.tmpl ("CORS").
 */
export const limits: Limits = {
  name,
  origins: {
    // The expression is anchored at its end only: `null` would be the end of `https://dev.null`, and `app://a` of
    // `webapp://a`. No scheme of the web ends in `http` or `https` but these two.
    null: false,
    otherSchemes: false,
    host: PLAIN_HOST,
    // buildOriginRegex makes `[A-Za-z0-9\-]+` of a star.
    subdomains: 'one-label',
    anyPort: 'no',
    // By the length of the expression: see ingress-nginx.ts.
    most: Infinity,
    longest: Infinity,
  },
  // corsMethodsRegex. What does not match it is replaced by the controller's own list.
  methods: { any: 'no', token: /^[A-Za-z]+$/ },
  // HeadersVariable has no star.
  requestHeaders: { any: 'no', echoesWithCredentials: false, namesBesideAny: false, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 204,
  // internal/ingress/inspector/rules.go, validPathType.
  routes: {
    one: false,
    below: true,
    literal: true,
    text: /^[a-z0-9._-]+$/,
    most: Infinity,
    refusesOdd: false,
  },
  differs: [
    {
      code: 'target-retired',
      message: 'ingress-nginx was retired in March 2026: no fault of it is put right any more',
      fix: 'move to a gateway, and emit gateway-api',
    },
    {
      code: 'refused-preflight-reaches-upstream',
      message: 'ingress-nginx hands a preflight of a refused origin to the service, which may answer it',
      fix: 'let the service answer OPTIONS with 403, and send no Access-Control-* header',
    },
    requestedHeadersNotChecked(name),
    answersEveryOptions(name),
    noVary(name),
    upstreamHeadersNotStripped(name),
  ],
};
