/**
 * What declarative targets cannot say, in general words: those of a target name it, and the values. One file of the
 * catalogue in `src/gaps.ts`.
 */
export const DECLARATIVE_GAPS = {
  'any-header-covers-authorization': {
    effect: 'widens',
    message:
      'for `*` the requested names are answered, so that Authorization is covered, which the policy does not allow',
    fix: 'list the headers, or list Authorization beside `*`',
  },
  'any-origin-with-credentials': {
    effect: 'widens',
    message: 'every origin with credentials would be "null" as well',
    fix: 'list the origins, or answer CORS in the service',
  },
  'credentials-always-allowed': {
    effect: 'widens',
    message: 'credentials are allowed to every origin that is listed, whatever the configuration says',
    fix: 'say allowCredentials: true for this target, if that is what you accept, or `allowOrigins: ["*"]`',
  },
  'enforce-not-supported': {
    effect: 'widens',
    message: 'requests of refused origins are let through to the service',
    fix: 'leave enforce out for this target, and enforce the policy in the service',
  },
  'nobody-cannot-be-said': {
    effect: 'widens',
    message: 'there is no configuration that allows nobody',
    fix: 'delete the configuration that is there',
  },
  'routes-not-supported': {
    effect: 'widens',
    message: 'a route cannot be told from the rest of the policy, which may allow more',
    fix: 'emit a policy without routes, or answer CORS in the service',
  },
  'too-many-routes': {
    effect: 'widens',
    message: 'the target has no room for all routes, and the rest of the policy may allow more',
    fix: 'put routes together',
  },
  'any-header-not-supported': {
    effect: 'narrows',
    message: 'only the listed request headers are allowed, not all',
    fix: 'list the headers',
  },
  'any-method-not-supported': {
    effect: 'narrows',
    message: 'only the listed methods are allowed, not all',
    fix: 'list the methods',
  },
  'cannot-express-subdomains': {
    effect: 'narrows',
    message: 'the target has no pattern for subdomains, so it is left out',
    fix: 'list the subdomains one by one',
  },
  'credentials-not-supported': {
    effect: 'narrows',
    message: 'credentials are never allowed',
    fix: 'leave allowCredentials out for this target',
  },
  'expose-header-not-supported': {
    effect: 'narrows',
    message: 'a response header cannot be exposed',
    fix: 'list fewer, by names of letters, digits, hyphens and underscores',
  },
  'expression-not-supported': {
    effect: 'narrows',
    message: 'the target gets no expression for origins, so what it allows is refused',
    fix: 'write the origins as patterns in allowOrigins',
  },
  'header-not-supported': {
    effect: 'narrows',
    message: 'a request header cannot be allowed',
    fix: 'list fewer, by names of letters, digits, hyphens and underscores',
  },
  'host-not-supported': {
    effect: 'narrows',
    message: 'the target does not take the host, so the origin is left out',
    fix: 'use a host of letters, digits and hyphens',
  },
  'method-not-supported': {
    effect: 'narrows',
    message: 'the target does not take the method, so a preflight that asks for it is refused',
    fix: 'leave the method out for this target',
  },
  'null-origin-not-supported': {
    effect: 'narrows',
    message: 'the origin "null" cannot be allowed alone, so it is refused',
    fix: 'leave "null" out for this target',
  },
  'one-list-of-headers': {
    effect: 'narrows',
    message: 'one list has both the request and the response headers, so only names in both are in it',
    fix: 'put the same names into allowHeaders and exposeHeaders, if you accept that',
  },
  'private-network-not-supported': {
    effect: 'narrows',
    message: 'Private Network Access preflights are not answered, so such pages are refused',
    fix: 'leave allowPrivateNetwork out for this target',
  },
  'scheme-not-supported': {
    effect: 'narrows',
    message: 'the target takes http and https origins only, so the origin is left out',
    fix: 'answer CORS in the service for it',
  },
  'subdomain-one-label-only': {
    effect: 'narrows',
    message: '`*.` stands for one label only, so deeper subdomains are refused',
    fix: 'list deeper subdomains one by one',
  },
  'too-many-origins': {
    effect: 'narrows',
    message: 'the target has no room for all origins, so the last are refused',
    fix: 'use patterns, or a target without that limit',
  },
  'answers-every-options': {
    effect: 'differs',
    message: 'every OPTIONS of an allowed origin is answered, also one that is no preflight',
    fix: 'use OPTIONS for preflights only',
  },
  'headers-sent-to-refused': {
    effect: 'differs',
    message: 'refused origins get the lists as well, which without -Allow-Origin allow nothing',
    fix: 'nothing has to be done, where the lists are no secret',
  },
  'max-age-zero': {
    effect: 'differs',
    message: 'the least that can be said is 1 second',
    fix: 'say maxAge: 1, to silence this',
  },
  'no-headers-on-local-replies': {
    effect: 'differs',
    message: 'what the target answers itself has no CORS headers, so a page sees a network error',
    fix: 'look for the status in the logs of the target',
  },
  'no-vary': {
    effect: 'differs',
    message: 'no Vary: Origin is sent, so a cache in front may mix up origins',
    fix: 'let the service send Vary: Origin on every response, or cache nothing in front',
  },
  'no-vary-on-preflight': {
    effect: 'differs',
    message: 'no Vary is sent on a preflight, which no cache stores (RFC 9110 section 9.3.7)',
    fix: 'nothing has to be done, unless a CDN in front is told to cache OPTIONS',
  },
  'not-applied-to-functions': {
    effect: 'differs',
    message: 'only files get the headers, not what a function answers',
    fix: 'use fullcors in the function',
  },
  'paths-read-otherwise': {
    effect: 'differs',
    message:
      "a path that can be read in several ways is nobody's in the policy, and the target reads it in its own",
    fix: 'refuse such paths at the target',
  },
  'preflight-allows-credentials': {
    effect: 'differs',
    message: 'a preflight is answered with -Allow-Credentials even where the response is not',
    fix: 'nothing has to be done, where the service takes no cookies',
  },
  'preflight-answered-by-upstream': {
    effect: 'differs',
    message: 'headers are only added: the service has to answer OPTIONS with a status of 200 to 299',
    fix: 'answer OPTIONS with 204 there, and let it through authentication',
  },
  'preflight-status': {
    effect: 'differs',
    message: 'an allowed preflight has another status than the policy says; browsers take either',
    fix: 'say the status of the target in preflightStatus, to silence this',
  },
  'refused-preflight-answers-200': {
    effect: 'differs',
    message: 'a refused preflight has the status 200 and no -Allow-Origin, not 403',
    fix: 'judge a refusal by the header, not by the status, in monitoring',
  },
  'refused-preflight-answers-204': {
    effect: 'differs',
    message: 'a refused preflight has the status 204 and no -Allow-Origin, not 403',
    fix: 'judge a refusal by the header, not by the status, in monitoring',
  },
  'refused-preflight-reaches-upstream': {
    effect: 'differs',
    message: 'a refused preflight is handed to the service, which may answer it',
    fix: 'let the service answer OPTIONS with 403, and send no Access-Control-* header',
  },
  'requested-headers-not-checked': {
    effect: 'differs',
    message: 'a preflight is answered with the lists, whatever it asks for: the browser refuses',
    fix: 'nothing has to be done, where browsers ask',
  },
  'target-retired': {
    effect: 'differs',
    message: 'the target is no longer maintained',
    fix: 'move to one that is',
  },
  undocumented: {
    effect: 'differs',
    message: 'the vendor does not document what happens',
    fix: 'ask the deployment with fullcors doctor',
  },
} as const;
