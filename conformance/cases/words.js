// The words the tables are written in. What they make is plain data: see check.js for its shape.
export const APP = 'https://app.example.com';
export const LOCAL = 'http://localhost:3000';

const PREFLIGHT_VARY = ['origin', 'access-control-request-method', 'access-control-request-headers'];

/** Header lines; a list as value makes several lines. */
const lines = (headers) =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((line) => [name, line]),
  );

/** An actual request, or one without Origin. */
export const request = (origin, { method = 'GET', path = '/ok', body, ...headers } = {}) => ({
  method,
  path,
  headers: lines({ Origin: origin, ...headers }),
  ...(body !== undefined && { body }),
});

/** A CORS-preflight request. */
export const preflight = (origin, method, names, { path = '/ok', ...headers } = {}) => ({
  method: 'OPTIONS',
  path,
  headers: lines({
    Origin: origin,
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': names,
    ...headers,
  }),
});

/** The handler ran; these CORS fields and no other, `Vary` holding exactly these names. */
export const ran = (cors = {}, vary = ['origin'], status = 200) => ({ ran: true, status, cors, vary });

/** A preflight that was allowed. */
export const granted = (cors, { status = 204, vary = PREFLIGHT_VARY } = {}) => ({
  ran: false,
  status,
  cors,
  vary,
});

/** A preflight that was refused: no CORS field, an empty body. */
export const refused = { ran: false, status: 403, cors: {}, vary: PREFLIGHT_VARY };

/** CORS fields in short. */
export const fields = ({ origin, credentials, methods, headers, maxAge, expose, privateNetwork }) =>
  Object.fromEntries(
    Object.entries({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': credentials && 'true',
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': maxAge,
      'access-control-expose-headers': expose,
      'access-control-allow-private-network': privateNetwork && 'true',
    }).filter(([, value]) => value !== undefined),
  );

/** What policy `listed` grants. */
export const listedActual = (origin = APP) =>
  fields({ origin, credentials: true, expose: 'X-Request-Id, X-Total' });
export const listedPreflight = (origin = APP) =>
  fields({
    origin,
    credentials: true,
    methods: 'GET, PUT, PATCH, DELETE',
    headers: 'X-API-Key, Authorization, Content-Type',
    maxAge: '300',
  });
