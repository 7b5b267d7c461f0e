import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { detectServers, SERVERS } from '../src/doctor/servers/index.js';
import type { Mistake, SeenAnswer, Wanted } from '../src/doctor/servers/server.js';

const answer = (headers: Readonly<Record<string, string>>, body = '', status = 404): SeenAnswer => ({
  method: 'OPTIONS',
  status,
  headers: Object.entries(headers),
  body,
});
const NOSNIFF = { 'X-Content-Type-Options': 'nosniff' };

/** Answers as they were seen, which servers they betray, and by what. */
const SEEN: readonly (readonly [ids: readonly string[], answer: SeenAnswer, evidence: string])[] = [
  [['nginx'], answer({ Server: 'nginx/1.22.1' }), 'Server: nginx/1.22.1'],
  [['nginx'], answer({}, '<center>nginx</center>\r\n'), 'its error page'],
  [['nginx'], answer({ server: 'openresty' }), 'server: openresty'],
  [['apache'], answer({ Server: 'Apache/2.4.71 (Debian)' }), 'Server: Apache/2.4.71 (Debian)'],
  [['apache'], answer({}, '<address>Apache/2.4.71 (Debian) Server at a Port 80</address>'), 'its error page'],
  [['caddy'], answer({ Server: 'Caddy' }), 'Server: Caddy'],
  [['caddy'], answer({ Via: '1.1 Caddy' }), 'Via: 1.1 Caddy'],
  [['iis'], answer({ Server: 'Microsoft-IIS/10.0' }), 'Server: Microsoft-IIS/10.0'],
  [
    ['asp-net', 'iis'],
    answer({ Server: 'Microsoft-IIS/10.0', 'X-Powered-By': 'ASP.NET' }),
    'X-Powered-By: ASP.NET',
  ],
  [['asp-net'], answer({ Server: 'Kestrel' }), 'Server: Kestrel'],
  [['envoy'], answer({ server: 'istio-envoy' }), 'server: istio-envoy'],
  [['envoy'], answer({ 'x-envoy-upstream-service-time': '3' }), 'x-envoy-upstream-service-time: 3'],
  [['kong'], answer({ Via: '1.1 kong/3.9.0' }), 'Via: 1.1 kong/3.9.0'],
  [['cloudfront'], answer({ 'X-Amz-Cf-Id': 'abc==' }), 'X-Amz-Cf-Id: abc=='],
  [
    ['s3', 'cloudfront'],
    answer({ Server: 'AmazonS3', Via: '1.1 1a2b.cloudfront.net (CloudFront)' }),
    'Server: AmazonS3',
  ],
  [['api-gateway-http'], answer({ 'Apigw-Requestid': 'a=' }), 'Apigw-Requestid: a='],
  [['api-gateway-rest'], answer({ 'x-amz-apigw-id': 'a=' }), 'x-amz-apigw-id: a='],
  [
    ['api-gateway-rest'],
    answer({ 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' }),
    'x-amzn-ErrorType: MissingAuthenticationTokenException',
  ],
  [['google-cloud-storage'], answer({ 'X-GUploader-UploadID': 'a' }), 'X-GUploader-UploadID: a'],
  [['azure-blob'], answer({ Server: 'Windows-Azure-Blob/1.0' }), 'Server: Windows-Azure-Blob/1.0'],
  [['express'], answer({ 'X-Powered-By': 'Express' }), 'X-Powered-By: Express'],
  [['express'], answer({}, '<pre>Cannot PUT /items</pre>'), 'its error page'],
  [['express', 'nginx'], answer({ 'X-Powered-By': 'Express', Server: 'nginx' }), 'X-Powered-By: Express'],
  [
    ['nest', 'express'],
    answer(
      { 'X-Powered-By': 'Express' },
      '{"message":"Cannot OPTIONS /items","error":"Not Found","statusCode":404}',
    ),
    'the form of its errors',
  ],
  [
    ['fastify'],
    answer({}, '{"message":"Route OPTIONS:/items not found","error":"Not Found","statusCode":404}'),
    'the form of its errors',
  ],
  [['next'], answer({ 'X-Powered-By': 'Next.js' }), 'X-Powered-By: Next.js'],
  [['starlette'], answer({ server: 'uvicorn' }), 'server: uvicorn'],
  [['starlette'], answer({}, '{"detail":"Method Not Allowed"}'), 'the form of its errors'],
  [['django'], answer({ Server: 'WSGIServer/0.2 CPython/3.11.7' }), 'Server: WSGIServer/0.2 CPython/3.11.7'],
  [
    ['django'],
    answer({
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      ...NOSNIFF,
    }),
    'the fields of its SecurityMiddleware',
  ],
  [['flask'], answer({ Server: 'Werkzeug/3.1.9 Python/3.11.7' }), 'Server: Werkzeug/3.1.9 Python/3.11.7'],
  [
    ['flask'],
    answer({}, '<!doctype html>\n<html lang=en>\n<title>405 Method Not Allowed</title>'),
    'its error page',
  ],
  [['spring'], answer({}, 'Invalid CORS request', 403), 'Invalid CORS request'],
  [
    ['spring'],
    answer(
      {},
      '{"timestamp":"2026-11-25T10:00:00.000+00:00","status":401,"error":"Unauthorized","path":"/"}',
    ),
    'the form of its errors',
  ],
  [
    ['spring'],
    answer({
      'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
      Pragma: 'no-cache',
      Expires: '0',
      ...NOSNIFF,
    }),
    'the fields of Spring Security',
  ],
  [['rails'], answer({ 'X-Runtime': '0.002431' }), 'X-Runtime: 0.002431'],
  [
    ['laravel', 'php'],
    answer({ 'X-Powered-By': 'PHP/8.3.4', 'Set-Cookie': 'laravel_session=secret; path=/' }),
    'Set-Cookie: laravel_session',
  ],
  [['php'], answer({ 'X-Powered-By': 'PHP/8.3.4' }), 'X-Powered-By: PHP/8.3.4'],
  [['go'], answer(NOSNIFF, '404 page not found\n'), 'the form of its errors'],
];

test.each(SEEN)('%j is told', (ids, seen, evidence) => {
  const detected = detectServers([answer({ Date: 'now' }, '{}', 200), seen]);
  expect(detected.map(({ server }) => server.id)).toEqual(ids);
  expect(detected[0]?.evidence).toBe(evidence);
});

test('every server is told by something', () => {
  const seen = new Set(SEEN.flatMap(([ids]) => ids));
  expect(SERVERS.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
});

test.each([
  ['nothing', answer({})],
  ['a word', answer({ Server: 'my-nginx-like-thing', 'X-Powered-By': 'Expression' })],
  ['a text about it', answer({}, 'Express, nginx, Spring and Django are servers. Cannot GET /.')],
  ['Tomcat, which is not httpd', answer({ Server: 'Apache-Coyote/1.1' })],
  [
    'helmet, which is not Django',
    answer({
      'X-Frame-Options': 'SAMEORIGIN',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    }),
  ],
  ['no store, which is not Spring', answer({ 'Cache-Control': 'no-store', Expires: '0' })],
])('%s betrays nobody', (_, seen) => {
  expect(detectServers([seen])).toEqual([]);
});

test('what betrays a server moves no cursor', () => {
  const [detected] = detectServers([answer({ Server: `nginx/\u001b[2J\u202e${'x'.repeat(200)}` })]);
  expect(detected?.evidence).toMatch(/^Server: nginx\/�\[2J�x+…$/);
});

const WANTED: readonly (readonly [string, Wanted])[] = [
  [
    'everything',
    {
      origin: 'https://app.example.com',
      methods: ['PUT'],
      headers: ['X-API-Key'],
      credentials: true,
      expose: ['X-Total'],
    },
  ],
  [
    'the least',
    { origin: 'http://localhost:3000', methods: [], headers: [], credentials: false, expose: [] },
  ],
];
const MISTAKES: readonly Mistake[] = ['cors', 'preflight', 'doubled', 'errors', 'too-wide', 'vary'];

describe.each(SERVERS.map((server) => [server.id, server] as const))('%s', (_, { snippet, name }) => {
  test.each(WANTED)('has something to paste for %s', (_, wanted) => {
    for (const mistake of MISTAKES) {
      const { language, where, code } = snippet(wanted, mistake);
      expect(code, name).not.toMatch(/undefined|\[object|\n\n\n|null\b/);
      expect(code.endsWith('\n')).toBe(true);
      expect(where).not.toMatch(/[.:]$/);
      if (language === 'json') expect(() => JSON.parse(code)).not.toThrow();
      if (language === 'yaml') for (const { errors } of parseAllDocuments(code)) expect(errors).toEqual([]);
    }
    const { code } = snippet(wanted, 'cors');
    // Dots are escaped where it is an expression.
    expect(code.replaceAll('\\', '')).toContain(wanted.origin);
    for (const value of [...wanted.methods, ...wanted.headers].filter((value) => value !== 'PUT')) {
      expect(code).toContain(value);
    }
  });
});

test('what is printed to be pasted is what was reviewed', async () => {
  const page = SERVERS.flatMap(({ name, snippet }) =>
    WANTED.flatMap(([what, wanted]) => {
      const { language, where, code } = snippet(wanted, 'cors');
      return [`## ${name}, ${what}`, `${where}`, `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``];
    }),
  );
  await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot('snippets.txt');
});
