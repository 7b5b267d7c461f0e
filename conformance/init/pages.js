// What pages try, and whether their browser lets them.

const APP = 'https://app.example.com';
const ORIGINS = [
  APP,
  'https://a.b.example.com',
  'https://example.com',
  'https://staging.example.com',
  'https://evilexample.com',
  'https://example.com.evil.example',
  'https://evil.example',
  'http://app.example.com',
  'http://localhost:3000',
];
const HEADERS = [
  {},
  { 'x-api-key': 'k' },
  { authorization: 'Bearer t' },
  { 'content-type': 'application/json' },
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'REPORT', 'OPTIONS'];
const CREDENTIALS = ['omit', 'include'];

/** Every origin with the usual requests; and from two of them, whom most policies allow, every request. */
export const ATTEMPTS = [
  ...ORIGINS.flatMap((origin) =>
    CREDENTIALS.flatMap((credentials) => [
      { origin, method: 'GET', headers: {}, credentials },
      { origin, method: 'PUT', headers: {}, credentials },
    ]),
  ),
  ...[APP, 'https://example.com'].flatMap((origin) =>
    METHODS.flatMap((method) =>
      HEADERS.flatMap((headers) =>
        CREDENTIALS.map((credentials) => ({ origin, method, headers, credentials })),
      ),
    ),
  ),
];

/** Whether a browser gives a page the answer of a server. Every attempt is a browser's first. */
export async function isAllowed(browserAt, target, { origin, method, headers, credentials }) {
  const page = browserAt(origin, { server: 'https://api.example.net' });
  const init = { method, headers, credentials };
  const attempt =
    typeof target === 'string' ? page.fetch(`${target}/items`, init) : page.fetch(target, '/items', init);
  return attempt.then(
    () => true,
    (error) => {
      if (error.name !== 'BlockedByCors') throw error;
      return false;
    },
  );
}

/** What an attempt differs by from a plain request of a page that is allowed. */
export const namesOf = ({ origin, method, headers }) => [origin, method, ...Object.keys(headers)];
