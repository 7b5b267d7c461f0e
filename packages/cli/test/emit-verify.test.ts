import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCors } from 'fullcors';
import { cors } from 'fullcors/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeProject, runCli } from './support.js';

const APP = 'https://app.example.com';
const POLICY = {
  allowOrigins: [APP, 'https://*.example.org', 'http://localhost:*'],
  allowCredentials: true,
  allowMethods: ['GET', 'PUT'],
  allowHeaders: ['Content-Type', 'X-API-Key'],
  exposeHeaders: ['X-Total'],
};

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/items`;
}

type Change = (fields: Map<string, string | string[]>, request: IncomingMessage, status: number) => unknown;

/** A server that runs the policy, and whose answers are changed when they leave. */
function soundBut(change: Change, options: object = POLICY): RequestListener {
  const cors = createCors(options as never, { env: {} });
  return (request, response) => {
    const { method = '', url = '', headers } = request;
    const decision = cors.decide({
      method,
      path: url,
      origin: headers.origin,
      requestMethod: headers['access-control-request-method'] as string | undefined,
      requestHeaders: headers['access-control-request-headers'] as string | undefined,
      requestPrivateNetwork: headers['access-control-request-private-network'] as string | undefined,
    });
    const fields = new Map<string, string | string[]>(decision.headers.map(([name, value]) => [name, value]));
    const status = decision.status ?? 200;
    const other = change(fields, request, status);
    send(response, typeof other === 'number' ? other : status, fields);
  };
}

function send(response: ServerResponse, status: number, fields: Map<string, string | string[]>): void {
  for (const [name, value] of fields) response.setHeader(name, value);
  response.writeHead(status).end();
}

/** Runs `fullcors emit --verify` and reads what it says to machines. */
async function verify(url: string, args: readonly string[] = [], policy: object = POLICY) {
  const cwd = makeProject({ 'cors.config.json': JSON.stringify(policy) });
  const { code, out, err } = await runCli(['emit', '--verify', url, '--format', 'json', ...args], { cwd });
  expect(err).toBe('');
  const { urls } = JSON.parse(out) as { urls: { verdict: string; rows: Row[] }[] };
  const rows = urls.flatMap((each) => each.rows);
  const found = rows.flatMap(({ differences }) => differences.map(({ effect, code }) => `${effect} ${code}`));
  return { code, rows, verdicts: urls.map(({ verdict }) => verdict), found: [...new Set(found)].sort() };
}
interface Row {
  readonly topic: string;
  readonly name: string;
  readonly method: string;
  readonly status: number | null;
  readonly differences: readonly { readonly code: string; readonly effect: string }[];
}

const ORIGIN = 'access-control-allow-origin';
const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === 'OPTIONS' && !!headers.origin && !!headers['access-control-request-method'];

/** A deployment with one fault, and what is found of it. */
const FAULTS: readonly (readonly [is: string, change: Change, finds: readonly string[]])[] = [
  ['nothing', () => {}, []],
  [
    'every origin is reflected',
    (fields, { headers }) => {
      if (headers.origin) fields.set(ORIGIN, headers.origin).set('access-control-allow-credentials', 'true');
    },
    ['differs policy-told', 'widens origin-granted-with-credentials'],
  ],
  [
    'an expression without its anchor',
    (fields, request) => {
      const { origin = '' } = request.headers;
      if (!isPreflight(request) && /example\.org$/.test(origin)) fields.set(ORIGIN, origin);
    },
    ['widens origin-granted'],
  ],
  [
    'a dot that is any character',
    (fields, request) => {
      const { origin = '' } = request.headers;
      if (!isPreflight(request) && /^https:\/\/[^/]+\.example.org$/.test(origin)) fields.set(ORIGIN, origin);
    },
    ['widens origin-granted'],
  ],
  [
    '* for all',
    (fields) => void fields.set(ORIGIN, '*'),
    [
      'differs field-differs',
      'differs policy-told',
      'narrows credentials-not-granted',
      'widens any-origin-granted',
      'widens origin-granted',
    ],
  ],
  [
    'two layers',
    (fields, { headers }) => {
      if (fields.has(ORIGIN)) fields.set(ORIGIN, [headers.origin as string, headers.origin as string]);
    },
    ['narrows field-doubled'],
  ],
  [
    'a login in front of OPTIONS',
    (fields, request) => {
      if (!isPreflight(request)) return undefined;
      fields.clear();
      return 401;
    },
    ['differs status-differs', 'differs vary-missing', 'narrows origin-not-granted'],
  ],
  [
    'refused preflights that look well',
    (_fields, request, status) => (isPreflight(request) && status === 403 ? 204 : status),
    ['differs status-differs'],
  ],
  ['no Vary', (fields) => void fields.delete('vary'), ['differs vary-missing']],
  [
    'Vary only where there is an Origin',
    (fields, { headers }) => {
      if (!headers.origin) fields.delete('vary');
    },
    ['differs vary-missing'],
  ],
  [
    'a method more',
    (fields) => {
      const name = 'access-control-allow-methods';
      if (fields.has(name)) fields.set(name, 'GET, PUT, DELETE');
    },
    ['widens method-granted'],
  ],
  [
    'nothing exposed',
    (fields) => void fields.delete('access-control-expose-headers'),
    ['narrows header-not-exposed'],
  ],
  [
    'an upstream that names itself',
    (fields) => {
      if (!fields.has(ORIGIN)) fields.set(ORIGIN, 'https://upstream.example');
    },
    ['differs field-differs', 'differs policy-told'],
  ],
];

describe('a deployment with', () => {
  test.each(FAULTS)('%s', async (_, change, finds) => {
    const { code, found } = await verify(await serve(soundBut(change)));
    expect(found).toEqual(finds);
    expect(code).toBe(finds.length > 0 ? 1 : 0);
  });
});

test('a server that runs the policy is as it says, on errors and where a route decides, too', async () => {
  const policy = { ...POLICY, routes: { '/public/*': { allowOrigins: ['*'], allowCredentials: false } } };
  const middleware = cors(createCors(policy as never, { env: {} }));
  const url = await serve((request, response) =>
    middleware(request, response, () => {
      response.statusCode = request.url === '/missing' ? 404 : 200;
      response.end();
    }),
  );
  const { code, verdicts, rows } = await verify(
    url,
    ['/missing', '/public/a'].flatMap((path) => ['--verify', new URL(path, url).href]),
    policy,
  );
  expect({ code, verdicts }).toEqual({ code: 0, verdicts: ['same', 'same', 'same'] });
  expect(rows.filter(({ status }) => status === 404).length).toBeGreaterThan(20);
});

test('nothing is sent that changes data unless it is asked for, and nothing to another URL', async () => {
  const seen = new Set<string>();
  const url = await serve(
    soundBut((_, { method, url }) => {
      seen.add(`${method} ${url}`);
    }),
  );
  await verify(url);
  expect(seen).toEqual(new Set(['GET /items', 'HEAD /items', 'OPTIONS /items']));
  const { code } = await verify(url, ['--send']);
  expect(code).toBe(0);
  expect(seen).toContain('PUT /items');
});

test('what has no answer is 2; what differs besides is 1', async () => {
  const silent = (isWrong: boolean) =>
    soundBut((fields, { method, socket }) => {
      if (method === 'HEAD') socket.destroy();
      if (isWrong) fields.delete('vary');
    });
  const known = await verify(await serve(silent(false)));
  expect({ code: known.code, verdicts: known.verdicts }).toEqual({ code: 2, verdicts: ['unknown'] });
  expect((await verify(await serve(silent(true)))).code).toBe(1);
});

test('where nobody listens, one line says so, after one request', async () => {
  const cwd = makeProject({ 'cors.config.json': JSON.stringify(POLICY) });
  const { code, out, err } = await runCli(['emit', '--verify', 'http://127.0.0.1:1/items'], { cwd });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe('error: nothing listens at 127.0.0.1:1\n  fix: start the server, or mind the port\n');
});

describe('for a person', () => {
  const read = async (change: Change, args: readonly string[] = []) => {
    const cwd = makeProject({ 'cors.config.json': JSON.stringify(POLICY) });
    const url = await serve(soundBut(change));
    const { out } = await runCli(['emit', '--verify', url, ...args], { cwd });
    return out.replaceAll(url, 'http://localhost/items');
  };

  test('the worst comes first, with what was sent and what to do, in 80 columns', async () => {
    const out = await read((fields, { headers }) => {
      if (headers.origin) fields.set(ORIGIN, headers.origin);
      fields.delete('vary');
    });
    expect(out).toMatch(
      /^http:\/\/localhost\/items\nagainst cors\.config\.json \(production\)\n\nDIFFERS in \d+ of/,
    );
    expect(out).toMatch(/ {2}\d+: \d+ wider, \d+ merely different\n/);
    expect(out.indexOf('WIDER')).toBeLessThan(out.indexOf('DIFFERENT'));
    expect(out).toContain('fix: ');
    expect(out).toMatch(/Sent \d+ requests \(\d+ GET, \d+ OPTIONS, 2 HEAD\), all of them to/);
    expect(out).toContain('No answer was an error.');
    expect(out.split('\n').filter((line) => line.length > 80 && !line.includes('https://'))).toEqual([]);
  });

  test('a scheme or a slash that was forgotten is said', async () => {
    const out = await read((fields) => {
      fields.set('Location', 'https://api.example.com/items/');
      return 308;
    });
    expect(out.replace(/\s+/g, ' ')).toContain(
      'It redirects to https://api.example.com/items/. Nothing was asked there: say --verify with that URL.',
    );
  });

  test('--verbose prints every row', async () => {
    const [short, long] = [await read(() => {}), await read(() => {}, ['--verbose'])];
    expect(short).toContain('AS THE POLICY SAYS, in ');
    expect(short).not.toContain('GET from');
    expect(long.match(/^ {2}✓ /gm)?.length).toBeGreaterThan(70);
  });
});
