import { cases } from '../cases/index.js';

/** What is wanted of a proxy where it answers otherwise than the policy, by a part of the cases' names. */

const asked = (request) =>
  request.headers
    .filter(([name]) => name === 'Access-Control-Request-Headers')
    .map(([, value]) => value)
    .join(',');

/** Requested names are answered as they were asked: gap `names-not-normalised`. */
export const echoesNames = Object.fromEntries(
  cases
    .filter(
      ({ policy, want }) => /^(article|patterns)$/.test(policy) && want.cors['access-control-allow-headers'],
    )
    .map(({ name, request, want }) => [
      name,
      {
        why: 'names as they were asked',
        want: () => ({ ...want, cors: { ...want.cors, 'access-control-allow-headers': asked(request) } }),
      },
    ]),
);

/** An odd path that names a route is refused: gap `odd-paths-refused`. */
export const refusesOddPaths = {
  'not left by an encoded slash': {
    why: 'an odd path that names a route is refused',
    want: (want) => ({ ...want, cors: {} }),
  },
};

/** Fields that no standard knows yet cannot be stripped by their beginning. */
export const keepsFutureFields = {
  'its own CORS fields': {
    why: 'a field that no standard knows is the upstream’s',
    want: (want) => ({ ...want, cors: { ...want.cors, 'access-control-future-field': 'x' } }),
  },
};

/** A request that the proxy itself cannot read is answered before its header is looked at. */
export const refusesMalformedUrls = {
  'a malformed URL': {
    why: 'answered 400 before the header is read',
    want: (want) => ({ ...want, status: 400, cors: {} }),
  },
};

/** Apache has no way to answer an error without a page. */
export const ownPages = Object.fromEntries(
  cases
    .filter(({ want }) => !want.ran && want.status === 403)
    .map(({ name, want }) => [name, { why: 'with its own page', want: () => ({ ...want, ownPage: true }) }]),
);
