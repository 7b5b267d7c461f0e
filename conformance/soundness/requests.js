import fc from 'fast-check';

/** Where the server is. Its own origin is among the pages, too. */
export const SERVER = 'https://api.example.com';

const PAGES = [
  'https://app.example.com',
  'https://app.example.com:8443',
  'https://admin.example.com:8443',
  'https://deep.down.example.com',
  'https://example.com',
  'https://app.example.com.evil.test',
  'https://evilexample.com',
  'http://app.example.com',
  'http://localhost',
  'http://localhost:3000',
  'http://localhost:9',
  'capacitor://localhost',
  'https://pr-17.preview.example.org',
  'https://pr-17.preview.example.org.evil.test',
  'https://a.example.net',
  'https://a.example.net:8080',
  'https://tenant.example.org',
  'null',
  SERVER,
];

const METHODS = [
  'GET',
  'GET',
  'POST',
  'HEAD',
  'POST',
  'post',
  'PUT',
  'put',
  'PATCH',
  'patch',
  'DELETE',
  'PURGE',
  'OPTIONS',
];

const FIELDS = [
  ['X-API-Key', 'k'],
  ['Content-Type', 'application/json'],
  ['content-type', 'text/plain;charset=utf-8'],
  ['Content-Type', 'Application/X-WWW-Form-Urlencoded'],
  ['Authorization', 'Bearer t'],
  ['If-Match', '"1"'],
  ['Accept', 'application/json'],
  ['Accept', 'text/html; q="1"'],
  ['Accept-Language', 'de;q=0.5'],
  ['Range', 'bytes=0-99'],
  ['Range', 'bytes=-99'],
];

/** A field of the application's answer that a page may or may not be let to read. */
const ANSWERED = ['X-Total-Count', 'ETag', 'X-Request-Id', 'Content-Language', 'Set-Cookie', 'X-Secret'];

/** What a page asks, and what the application answers. */
export const requests = fc.record({
  // Half of the pages are at origins that many policies allow, or most would be refused for the origin alone.
  page: fc.oneof(fc.constantFrom(...PAGES.slice(0, 3)), fc.constantFrom(...PAGES)),
  path: fc.constantFrom('/items/', '/public/items', '/public'),
  method: fc.constantFrom(...METHODS),
  headers: fc.uniqueArray(fc.constantFrom(...FIELDS), {
    maxLength: 3,
    selector: ([name]) => name.toLowerCase(),
  }),
  credentials: fc.constantFrom('omit', 'same-origin', 'include'),
  uploadListener: fc.constantFrom(false, false, false, true),
  status: fc.constantFrom(200, 201, 401, 404, 500),
  answered: fc.subarray(ANSWERED),
});
