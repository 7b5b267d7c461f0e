import type { DifferenceCode, Topic } from '@fullcors/emit/verify';

export const TOPICS: Readonly<Record<Topic, string>> = {
  'allowed-origins': 'allowed origins',
  'other-origins': 'other origins',
  'no-origin': 'no Origin',
  methods: 'methods',
  'requested-headers': 'requested headers',
  'plain-options': 'plain OPTIONS',
  errors: 'an error',
  'private-network': 'private network',
  enforce: 'enforce',
  sent: 'the methods themselves',
};

/** What is wrong, and where to look; each in one sentence, the second without its full stop. */
export const DIFFERENCES: Readonly<Record<DifferenceCode, readonly [what: string, fix: string]>> = {
  'origin-granted': [
    'A page may read what the policy keeps from it.',
    'look for what matches origins: it takes more for the origin than is written, or another layer answers as well',
  ],
  'origin-granted-with-credentials': [
    'A page may read, as the user who is logged in, what the policy keeps from it.',
    'look for what matches origins: it takes more for the origin than is written, or another layer answers as well',
  ],
  'any-origin-granted': [
    'Every origin is told that it may read, where the policy names one.',
    'look for a second layer that answers *, and take it out; one layer is to answer',
  ],
  'origin-named': [
    'The origin is named where the policy says *.',
    'deploy the policy as it is now; without Vary: Origin, caches would give it to another site',
  ],
  'origin-not-granted': [
    'A page is blocked that the policy allows.',
    'deploy the policy as it is now; if it is, see that every location and every error page includes what is emitted',
  ],
  'credentials-granted': [
    'A page may use the credentials of its user, which the policy does not allow.',
    'look for a second layer that answers, and take it out',
  ],
  'credentials-not-granted': [
    'Requests with credentials are blocked, which the policy allows.',
    'deploy the policy as it is now; the value is true, in lower case',
  ],
  'preflight-granted': [
    'A preflight passes that the policy refuses.',
    'look for what answers OPTIONS: it looks at less than the policy does, or another layer answers',
  ],
  'preflight-status': [
    'A preflight that the policy allows is answered with an error.',
    'let CORS answer OPTIONS before authentication, routing and the upstream do',
  ],
  'status-differs': [
    'A preflight has another status than the policy says; to browsers it is the same.',
    'deploy the policy as it is now, or look for what else answers OPTIONS',
  ],
  'method-granted': [
    'Pages may use a method that the policy does not list.',
    'deploy the policy as it is now, or look for what else answers OPTIONS',
  ],
  'method-not-granted': [
    'A method is blocked that the policy allows.',
    'deploy the policy as it is now, or look for what else answers OPTIONS',
  ],
  'header-granted': [
    'Pages may send a header that the policy does not list.',
    'deploy the policy as it is now, or look for what else answers OPTIONS',
  ],
  'header-not-granted': [
    'A request header is blocked that the policy allows.',
    'deploy the policy as it is now, or look for what else answers OPTIONS',
  ],
  'header-exposed': [
    'Pages may read a response header that the policy does not expose.',
    'deploy the policy as it is now, or look for a second layer that answers',
  ],
  'header-not-exposed': [
    'A response header reads null that the policy exposes.',
    'deploy the policy as it is now; where a location sets fields of its own, it has to include the emitted ones as well',
  ],
  'private-network-granted': [
    'Pages may reach into the private network, which the policy does not allow.',
    'look for what answers Access-Control-Allow-Private-Network, and take it out',
  ],
  'private-network-not-granted': [
    'Access-Control-Allow-Private-Network is not answered, which the policy allows.',
    'deploy the policy as it is now',
  ],
  'not-enforced': [
    'A request was let through that enforce refuses.',
    'deploy the policy as it is now; see that every location includes it',
  ],
  'field-doubled': [
    'A field stands in several lines: two layers answer.',
    'let one of them answer; what is emitted takes off what the upstream says',
  ],
  'field-differs': [
    'A field differs that changes nothing for a browser.',
    'deploy the policy as it is now, or look for a second layer that answers',
  ],
  'policy-told': [
    'A refused preflight tells more than that it is refused.',
    'deploy the policy as it is now, or look for what else answers OPTIONS',
  ],
  'max-age-differs': [
    'Preflights are remembered for another time than the policy says.',
    'deploy the policy as it is now',
  ],
  'vary-missing': [
    'An answer does not say what it varies on: a cache gives it to others as well.',
    'deploy the policy as it is now; if it is, look for what takes Vary off, such as a CDN',
  ],
};
