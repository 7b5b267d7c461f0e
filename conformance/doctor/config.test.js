// The live answers and the policy file: what is deployed as it is written has nothing to be said of it, and every drift has.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cors } from '../../.e2e/node_modules/fullcors/dist/esm/adapters/node.js';
import { createCors } from '../../.e2e/node_modules/fullcors/dist/esm/index.js';
import { open } from './keeper.js';
import { type } from './visit.js';

const ORIGIN = 'http://localhost:3000';
const POLICY = {
  allowOrigins: [ORIGIN, 'https://app.example.com'],
  allowCredentials: true,
  allowMethods: ['PUT'],
  allowHeaders: ['X-API-Key'],
  exposeHeaders: ['X-Total'],
  maxAge: 600,
  routes: { '/public/*': { allowOrigins: ['*'], allowCredentials: false } },
  environments: { staging: { maxAge: 60 } },
};
const FULL = ['-X', 'PUT', '-H', 'X-API-Key', '--credentials', '--send'];

const projects = fileURLToPath(new URL('../../.e2e/doctor-config/', import.meta.url));

/** A server with this policy, examined against the policy file. */
async function examine(deployed, flags = FULL, { path = '/items', change = (handler) => handler } = {}) {
  mkdirSync(projects, { recursive: true });
  const cwd = mkdtempSync(projects);
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(`${cwd}/cors.config.json`, JSON.stringify(POLICY, null, 2));
  const policy = cors(createCors(deployed, { env: {} }));
  const handler = (request, response) => policy(request, response, () => response.end('{}'));
  const server = await open(change(handler));
  onTestFinished(server.close);
  const args = ['doctor', server.url + path, '-o', ORIGIN, '--config', 'cors.config.json', ...flags];
  const { code, out, err } = await type([...args, '-f', 'json'], { cwd });
  expect(err).toBe('');
  const { findings, verdict } = JSON.parse(out);
  const text = (await type(args, { cwd })).out;
  return { code, verdict, findings, text };
}

const differences = ({ findings }) =>
  findings.filter(({ code }) => code === 'differs-from-policy').map(({ what }) => what);

describe('a server that runs the policy file', () => {
  test.each([
    ['the base', POLICY, FULL, '/items'],
    ['a route', POLICY, ['-X', 'PUT', '-H', 'X-API-Key', '--send'], '/public/a'],
    ['simply asked', POLICY, [], '/items'],
    ['an environment', { ...POLICY, maxAge: 60 }, [...FULL, '--env', 'staging'], '/items'],
  ])('has nothing to be said of it: %s', async (_, deployed, flags, path) => {
    const examined = await examine(deployed, flags, { path });
    expect(differences(examined)).toEqual([]);
    expect(examined).toMatchObject({ code: 0, verdict: 'allowed' });
  });
});

describe('a server that has drifted', () => {
  test.each([
    [
      'another max-age',
      { ...POLICY, maxAge: 5 },
      /^OPTIONS is not answered as cors\.config\.json \(production\) says: Access-Control-Max-Age is "5", the policy says "600"\.$/,
    ],
    [
      'more methods',
      { ...POLICY, allowMethods: ['PUT', 'DELETE'] },
      /Access-Control-Allow-Methods is "PUT, DELETE", the policy says "PUT"/,
    ],
    [
      'more headers',
      { ...POLICY, allowHeaders: ['X-API-Key', 'X-B'] },
      /Access-Control-Allow-Headers is "X-API-Key, X-B", the policy says "X-API-Key"/,
    ],
    [
      'no exposed headers',
      { ...POLICY, exposeHeaders: [] },
      /^PUT is .*Access-Control-Expose-Headers is not sent, the policy says "X-Total"/,
    ],
    [
      'no credentials',
      { ...POLICY, allowCredentials: false },
      /Access-Control-Allow-Credentials is not sent, the policy says "true"/,
    ],
    [
      'any origin',
      { ...POLICY, allowOrigins: ['*'], allowCredentials: false },
      /Access-Control-Allow-Origin is "\*", the policy says "http:\/\/localhost:3000"/,
    ],
    [
      'the policy of staging',
      { ...POLICY, maxAge: 60 },
      /Access-Control-Max-Age is "60", the policy says "600"/,
    ],
  ])('is told in what: %s', async (_, deployed, said) => {
    const examined = await examine(deployed);
    expect(differences(examined).join('\n')).toMatch(said);
    expect(examined.code).toBe(1);
    expect(examined.text).toContain('[differs-from-policy]');
  });

  test('by a layer that takes Vary away', async () => {
    const examined = await examine(POLICY, FULL, {
      change: (handler) => (request, response) => {
        // What a proxy would do to it, behind the policy's back.
        const { write } = response.socket;
        response.socket.write = function withoutVary(chunk, ...rest) {
          return write.call(this, String(chunk).replace(/^Vary: .*\r\n/im, ''), ...rest);
        };
        handler(request, response);
      },
    });
    expect(differences(examined).join('\n')).toMatch(/Vary lacks origin/);
  });

  test('by a login in front of it', async () => {
    const examined = await examine(POLICY, FULL, {
      change: (handler) => (request, response) =>
        request.method === 'OPTIONS' ? response.writeHead(401).end() : handler(request, response),
    });
    expect(differences(examined).join('\n')).toMatch(/the status is 401, the policy's 204/);
    expect(examined).toMatchObject({ code: 1, verdict: 'blocked' });
  });
});

describe('what cannot be compared is 2', () => {
  test.each([
    [['--config', 'nix.json'], /^error: there is no file nix\.json/],
    [['--config', 'cors.config.json', '--env', 'prod'], /"prod" is not one of the environments/],
  ])('%j', async (flags, said) => {
    mkdirSync(projects, { recursive: true });
    const cwd = mkdtempSync(projects);
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    writeFileSync(`${cwd}/cors.config.json`, JSON.stringify(POLICY));
    const { code, out, err } = await type(['doctor', 'http://127.0.0.1:1/', '-o', ORIGIN, ...flags], { cwd });
    expect(err).toMatch(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('instead of a URL', () => {
  const MESSAGE =
    "Access to fetch at 'http://127.0.0.1:1/items' from origin 'https://app.example.com' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";

  test('a message of a console is explained, and nothing is sent', async () => {
    const { code, out } = await type(['doctor', MESSAGE]);
    expect(code).toBe(1);
    expect(out).toContain('[method-not-allowed]');
    expect(out).toContain(
      '  fullcors doctor http://127.0.0.1:1/items --origin https://app.example.com --method PUT\n',
    );
    expect(await type(['explain', MESSAGE])).toEqual({ code, out, err: '' });
  });

  test('a word of a console is one, too', async () => {
    expect((await type(['doctor', 'net::ERR_FAILED'])).out).toContain('[opaque-failure]');
  });

  test('a HAR file is explained', async () => {
    const har = fileURLToPath(new URL('../har/chromium.har', import.meta.url));
    const explained = await type(['explain', '--har', har]);
    expect(await type(['doctor', har])).toEqual(explained);
    expect(explained.code).toBe(1);
  });

  test.each([
    ['it does not work', /^error: this is not about CORS/],
    [
      'api.example.com',
      /^error: "api\.example\.com" is not a URL of http or https\n {2}fix: write https:\/\/api\.example\.com$/m,
    ],
    ['ftp://a.example/', /is not a URL of http or https/],
    ['nix.har', /^error: there is no file nix\.har$/m],
  ])('%s is neither', async (given, said) => {
    const { code, out, err } = await type(['doctor', given]);
    expect(err).toMatch(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});
