// What the doctor sends, and what it says of it.
import corsOfExpress from 'cors';
import express from 'express';
import { cors } from 'fullcors/express';
import { describe, expect, test } from 'vitest';
import { examine, ORIGIN, serve, sound } from './served.js';
import { type } from './visit.js';
import { FULL } from './zoo/answers.js';

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

  test.each([
    ['without CORS', {}],
    ['for another origin', { 'Access-Control-Allow-Origin': 'https://other.example' }],
    [
      'for other headers',
      { 'Access-Control-Allow-Origin': ORIGIN, 'Access-Control-Allow-Headers': 'X-Other' },
    ],
  ])('after a preflight %s POST is not sent, --send or not', async (_, fields) => {
    const methods = [];
    const url = await serve((request, response) => {
      methods.push(request.method);
      response.writeHead(204, fields).end();
    });
    const { code, out } = await examine(url, '-X', 'POST', '-H', 'Content-Type: application/json', '--send');
    expect(code).toBe(1);
    expect(new Set(methods)).toEqual(new Set(['OPTIONS', 'GET']));
    expect(out.replace(/\s+/g, ' ')).toContain(
      '; POST was not sent, since no browser sends it after such a preflight.',
    );
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
    expect(out.replace(/\s+/g, ' ')).toContain(
      `examine that: fullcors doctor ${elsewhere} --origin ${ORIGIN} [`,
    );
    const byNpx = await type(['doctor', url, '--origin', ORIGIN], { env: { npm_command: 'exec' } });
    expect(byNpx.out.replace(/\s+/g, ' ')).toContain(
      `examine that: npx @fullcors/cli doctor ${elsewhere} --origin ${ORIGIN} [`,
    );
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
    ['Express, which allows PATCH', (app) => app.use(corsOfExpress({ origin: ORIGIN, methods: ['PATCH'] }))],
    ['Express, which allows PUT', (app) => app.use(corsOfExpress({ origin: ORIGIN, methods: ['PUT'] }))],
    ['Express, which allows nobody', (app) => app.use(corsOfExpress({ origin: 'https://other.example' }))],
    ['fullcors', (app) => app.use(cors({ allowOrigins: [ORIGIN], allowMethods: ['PATCH'] }))],
  ])('tells the page to write PATCH, and no server to allow patch: %s', async (_, mount) => {
    const app = express();
    mount(app);
    const url = await serve(app);
    for (const format of ['text', 'json', 'markdown']) {
      const { code, out } = await examine(url, '-X', 'patch', '--send', '-f', format);
      expect(code).toBe(1);
      expect(out.replace(/\s+/g, ' ')).toContain("write method: 'PATCH' in the page");
      expect(out).not.toMatch(/ethods: \[?'?patch|add '?patch|, patch/);
    }
  });

  test.each([
    [/example\.com$/, ['suffix-matched']],
    [/example.com$/, ['suffix-matched', 'dot-unescaped']],
    [/^https:\/\/app\.example\.com/, ['prefix-matched']],
    [/^https:\/\/app.example\.com$/, ['dot-unescaped']],
    [/^https:\/\/[\w.]*\.example\.com$/, []],
  ])('blames a dot only where a dot lets strangers in: %s', async (expression, codes) => {
    const url = await serve(express().use(corsOfExpress({ origin: expression })));
    const { findings } = JSON.parse((await examine(url, '-f', 'json')).out);
    const found = findings.map(({ code }) => code).filter((code) => code.startsWith('origin-'));
    expect(found).toEqual(codes.map((code) => `origin-${code}`));
  });

  test('names each request that shows it once, in order', async () => {
    const wordless = await serve((_request, response) => response.writeHead(204).end());
    const forbidden = await serve((request, response) => {
      const isRefused = request.headers['access-control-request-method'] === 'PUT';
      if (isRefused) response.writeHead(403).end();
      else sound(request, response);
    });
    for (const [url, ...flags] of [[wordless], [wordless, '-X', 'PUT'], [forbidden, '-X', 'PUT']]) {
      const { findings } = JSON.parse((await examine(url, ...flags, '-f', 'json')).out);
      for (const { proof } of findings) {
        expect(proof).toEqual([...new Set(proof)].sort((a, b) => a - b));
      }
    }
    expect((await examine(wordless)).out).toMatch(/\[no-cors\] {2}\(request 1\)/);
    expect((await examine(wordless, '-f', 'markdown')).out).toContain('(`no-cors`, request 1)');
  });

  test.each([
    [401, 'The answer is 401 Unauthorized; the page may read it.'],
    [404, 'The answer is 404 Not Found; the page may read it.'],
    [500, 'The answer is 500 Internal Server Error; the page may read it.'],
  ])('names the status of an error that may be read: %d', async (status, said) => {
    const url = await serve((_request, response) =>
      response.writeHead(status, { 'Access-Control-Allow-Origin': ORIGIN, Vary: 'Origin' }).end(),
    );
    const { code, out } = await examine(url);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(said);
  });

  test('says of * with credentials all that has to be sent', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(),
    );
    const { out } = await examine(url, '--credentials');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'with Vary: Origin and Access-Control-Allow-Credentials: true; or fetch',
    );
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
