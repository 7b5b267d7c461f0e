// What keeps the doctor from a verdict, what it must never do, and how it says so.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cert, key } from '../browsers/self-signed.js';
import { type } from './visit.js';
import { FULL, soundBut } from './zoo/answers.js';

const ORIGIN = 'https://app.example.com';
const sound = soundBut((answer) => answer)(ORIGIN);

const doctor = (...args) => type(['doctor', ...args]);
const examine = (url, ...flags) => doctor(url, '--origin', ORIGIN, ...flags);

async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return server.address().port;
}
const serve = async (handler) => `http://127.0.0.1:${await listen(createServer(handler))}/items`;

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
      async () => `http://127.0.0.1:${await closedPort()}/`,
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

/** A port that was free a moment ago. */
async function closedPort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

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

describe('it sends what it says, and nothing else', () => {
  test('a method that may change data is sent only with --send, and without it 0 is not promised', async () => {
    const methods = [];
    const url = await serve((request, response) => {
      methods.push(request.method);
      sound(request, response);
    });
    const flags = FULL.filter((flag) => flag !== '--send');
    const { code, out } = await examine(url, ...flags);
    expect(code).toBe(2);
    expect(out).toContain('NOT KNOWN');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'PUT itself was not sent, since it may change data: add --send.',
    );
    expect(new Set(methods)).toEqual(new Set(['OPTIONS', 'GET']));
    expect(await examine(url, ...flags, '--send')).toMatchObject({ code: 0 });
    expect(methods.filter((method) => method === 'PUT')).toHaveLength(1);
  });

  test('what was refused is known without sending it', async () => {
    const methods = [];
    const url = await serve((request, response) => {
      methods.push(request.method);
      response.writeHead(404).end();
    });
    expect(await examine(url, '-X', 'DELETE')).toMatchObject({ code: 1 });
    expect(methods).not.toContain('DELETE');
  });

  test('another URL is not asked, wherever the answer leads', async () => {
    let asked = 0;
    const elsewhere = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const url = await serve((request, response) => {
      const { headers } = { headers: { 'Access-Control-Allow-Origin': ORIGIN, Vary: 'Origin' } };
      response.writeHead(302, { Location: elsewhere, ...headers }).end();
      void request;
    });
    const { code, out } = await examine(url);
    expect(code).toBe(2);
    expect(out).toContain(`The answer redirects to ${elsewhere}.`);
    expect(asked).toBe(0);
  });

  test('the count of requests is the count of requests', async () => {
    let count = 0;
    const url = await serve((request, response) => {
      count += 1;
      sound(request, response);
    });
    const { out } = await examine(url, ...FULL);
    expect(out).toContain(`Sent ${count} requests`);
  });

  test('secrets stay here', async () => {
    const url = await serve((request, response) => {
      response.setHeader('Set-Cookie', 'session=topsecret; SameSite=None; Secure');
      sound(request, response);
    });
    for (const format of ['text', 'json', 'markdown']) {
      const { out } = await examine(url, '-H', 'Authorization: Bearer topsecret', '-v', '-f', format);
      expect(out).not.toContain('topsecret');
      expect(out).toContain('(not shown)');
    }
  });

  test('what the server says is printed as text, and moves no cursor', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'X-Evil': '\u009b2J', 'Access-Control-Allow-Origin': '\u009b31m' }).end();
    });
    const { out } = await examine(url, '-v');
    expect(out).not.toContain('\u009b');
  });
});

describe('what is printed', () => {
  test('says of one loose comparison all that it lets in, once', async () => {
    const url = await serve((request, response) => {
      const { origin = '' } = request.headers;
      response.writeHead(200, {
        Vary: 'Origin',
        ...(/example.com/.test(origin) ? { 'Access-Control-Allow-Origin': origin } : {}),
      });
      response.end();
    });
    const { out } = await examine(url);
    expect(out.match(/^! /gm)).toHaveLength(1);
    expect(out).toContain('! Origins are compared too loosely, and strangers are allowed:\n  - https://');
    for (const code of ['prefix-matched', 'suffix-matched', 'dot-unescaped']) {
      expect(out).toContain(`    [origin-${code}]  (request `);
    }
  });

  test.each([
    ['sid=1; Path=/', 'it says no SameSite, which is Lax, and the page is of another site'],
    ['sid=1; SameSite=Strict', 'it is SameSite=Strict, and the page is of another site'],
  ])('says why %s is not kept', async (cookie, why) => {
    const url = await serve((request, response) => {
      response.setHeader('Set-Cookie', cookie);
      sound(request, response);
    });
    const { out } = await examine(url, '--credentials');
    expect(out.replace(/\s+/g, ' ')).toContain(`The cookie "sid" is not kept: ${why}.`);
  });

  test('fits into 80 columns, but for what must stay whole', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end(),
    );
    const { out } = await examine(url, ...FULL);
    const long = out.split('\n').filter((line) => line.length > 80 && !/https?:/.test(line));
    expect(long).toEqual([]);
  });

  test('is Markdown that the server cannot break out of', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'Access-Control-Allow-Origin': '```</details><b>x' }).end();
    });
    const { out } = await examine(url, '-f', 'markdown');
    expect(out).toMatch(/^## BLOCKED: https:\/\/app\.example\.com → /);
    expect(out).toContain('````text');
    expect(out.split('\n').filter((line) => /<b>/.test(line) && !line.startsWith('< '))).toEqual([]);
  });
});
