// What keeps the doctor from a verdict, what is below CORS and before it, and what is allowed besides.
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../test/support/free-port.js';
import { cert, key } from '../browsers/self-signed.js';
import { doctor, examine, listen, ORIGIN, serve, sound } from './served.js';

/** A server of bytes, which need not be HTTP. */
async function speak(bytes) {
  const server = createSocketServer((socket) => {
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    if (bytes !== undefined) socket.write(bytes);
  });
  return `127.0.0.1:${await listen(server)}`;
}

describe('one clear line, and 2', () => {
  test.each([
    [
      'a name that nobody has',
      async () => 'https://doctor.invalid/',
      /^error: doctor\.invalid is not known: there is no such name$/m,
    ],
    [
      'a port where nothing listens',
      async () => `http://127.0.0.1:${await freePort()}/`,
      /^error: nothing listens at 127\.0\.0\.1:\d+$/m,
    ],
    [
      'a server that never answers',
      async () => `http://${await speak()}/`,
      /^error: 127\.0\.0\.1:\d+ did not answer within 0\.3 s$/m,
    ],
    [
      'a port of something else',
      async () => `http://${await speak('SSH-2.0-OpenSSH_9.2\r\n')}/`,
      /^error: what listens at 127\.0\.0\.1:\d+ does not speak HTTP$/m,
    ],
    [
      'a head without an end',
      async () => `http://${await speak(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1e6)}`)}/`,
      /^error: 127\.0\.0\.1:\d+ answers with a head that no browser reads: it is too long$/m,
    ],
    [
      'https where there is none',
      async () => (await serve(sound)).replace('http', 'https'),
      /^error: 127\.0\.0\.1:\d+ does not speak TLS/m,
    ],
    [
      'a connection that is closed at once',
      () => serve((request) => request.socket.destroy()),
      /^error: 127\.0\.0\.1:\d+ closed the connection without an answer$/m,
    ],
    [
      'no URL',
      async () => 'api.example.com/items',
      /^error: "api\.example\.com\/items" is not a URL of http or https\n {2}fix: write https:\/\/api\.example\.com\/items$/m,
    ],
    [
      'a host of this machine',
      async () => 'localhost:3000/items',
      /^ {2}fix: write http:\/\/localhost:3000\/items$/m,
    ],
    [
      'no host',
      async () => 'items',
      /^ {2}fix: write it whole, such as https:\/\/api\.example\.com\/items$/m,
    ],
    ['a URL with a password', async () => 'https://u:p@api.example.com/', /holds a user name or password/],
    ['the page itself', async () => `${ORIGIN}/items`, /is the page's own server/],
  ])('%s', async (_, where, said) => {
    const { code, out, err } = await examine(await where(), '--timeout', '0.3');
    expect(err).toMatch(said);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(3);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test.each([
    [[], /whose browser\? CORS depends on where the page is\n {2}fix: add --origin/],
    [
      ['-o', 'https://app.example.com/'],
      /"https:\/\/app\.example\.com\/" is not an origin as browsers send it\n {2}fix: write https:\/\/app\.example\.com$/m,
    ],
    [['-o', 'app.example.com'], /fix: write scheme:\/\/host\[:port\], such as https:\/\/app\.example\.com$/m],
    [['-o', ORIGIN, '-X', 'TRACE'], /"TRACE" is no method that a page can use/],
    [['-o', ORIGIN, '-H', 'X Key'], /"X Key" is not a header name/],
    [
      ['-o', ORIGIN, '-H', 'Cookie: a=1'],
      /no page can send Cookie: browsers drop it, or set it themselves\n {2}fix: say --credentials$/m,
    ],
    [['-o', ORIGIN, '--timeout', 'soon'], /--timeout soon is not a number of seconds/],
    [['-o', ORIGIN, '-d', '{}'], /GET takes no body/],
    [['-o', ORIGIN, '--orgin', 'x'], /unknown option '--orgin'\n\(Did you mean --origin\?\)/],
    [['-o', ORIGIN, '--format', 'yaml'], /Allowed choices are text, json, markdown/],
  ])('%j', async (flags, said) => {
    const { code, out, err } = await doctor('http://127.0.0.1:8080/', ...flags);
    expect(err).toMatch(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('a body need not end for the verdict', () => {
  const grant = (request, response) =>
    response.writeHead(200, {
      Vary: 'Origin',
      ...(request.headers.origin === ORIGIN ? { 'Access-Control-Allow-Origin': ORIGIN } : {}),
    });

  test('one of a gigabyte', async () => {
    let sent = 0;
    const url = await serve((request, response) => {
      grant(request, response);
      const more = () => {
        while (sent < 2 ** 30 && response.write(Buffer.alloc(65536))) sent += 65536;
      };
      response.on('drain', more);
      more();
    });
    expect(await examine(url)).toMatchObject({ code: 0, out: expect.stringContaining('ALLOWED') });
    expect(sent).toBeLessThan(2 ** 28);
  });

  test('an event stream', async () => {
    const url = await serve((request, response) => {
      grant(request, response).write('data: 1\n\n');
    });
    expect(await examine(url, '--timeout', '0.2')).toMatchObject({ code: 0 });
  });
});

describe('below and before CORS', () => {
  test('a certificate that browsers do not trust', async () => {
    const url = `https://localhost:${await listen(createTlsServer({ cert, key }, sound))}/`;
    const { code, out } = await examine(url);
    expect(code).toBe(1);
    expect(out).toContain('✗ The certificate of localhost:');
    expect(out).toContain('it is self-signed');
    expect(out.replace(/\s+/g, ' ')).toContain('and CORS is not why.');
  });

  test.each([
    [
      'a port that no browser connects to',
      'https://api.example.com:6000/',
      /port 6000 is one that no browser connects to/,
    ],
  ])('%s is blocked, and not by CORS', async (_, url, said) => {
    const { code, out } = await examine(url);
    expect(out).toMatch(said);
    expect(out).toContain('[blocked-otherwise]');
    expect(out).toContain('Nothing was sent.');
    expect(code).toBe(1);
  });

  test('plain http from a page of https is mixed content, and nothing is sent', async () => {
    const { code, out } = await examine('http://api.example.com/items');
    expect(code).toBe(1);
    expect(out).toContain('[mixed-content]');
    expect(out).toContain('fix: serve it over https, and ask https://api.example.com/items');
    expect(out).toContain('Nothing was sent.');
  });

  test("what is on the user's own network is told apart from CORS", async () => {
    const { code, out } = await examine(await serve(sound));
    expect(code).toBe(0);
    expect(out).toContain('[local-network-access]');
    expect(out).toContain('That is not\n  CORS, and no header changes it.');
  });
});

describe('what is allowed besides', () => {
  const allowing = (matches) =>
    serve((request, response) => {
      const { origin } = request.headers;
      const granted = origin !== undefined && matches(origin);
      response.writeHead(200, {
        Vary: 'Origin',
        ...(granted
          ? { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
          : {}),
      });
      response.end('{}');
    });

  test.each([
    [
      'the same host over plain http',
      (origin) => /^https?:\/\/app\.example\.com$/.test(origin),
      'origin-scheme-ignored',
    ],
    [
      'any character for a dot',
      (origin) => /^https:\/\/app.example.com$/.test(origin),
      'origin-dot-unescaped',
    ],
  ])('%s', async (_, matches, code) => {
    const { code: exit, out } = await examine(await allowing(matches), '--credentials', '-f', 'json');
    const { findings, verdict } = JSON.parse(out);
    expect(findings.filter(({ weight }) => weight === 'risk').map((finding) => finding.code)).toEqual([code]);
    expect({ exit, verdict }).toEqual({ exit: 0, verdict: 'allowed' });
  });
});
