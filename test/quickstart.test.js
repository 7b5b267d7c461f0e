// The quickstart as a newcomer meets it: real servers, a real Chromium, real clicks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findEngine, launch } from '../conformance/browsers/engines/index.js';
import { startQuickstart } from '../examples/quickstart/quickstart.js';

const ANY_PORTS = { api: 0, allowed: 0, other: 0 };
const START = fileURLToPath(new URL('../examples/quickstart/start.js', import.meta.url));

describe.skipIf(!findEngine('chromium'))('the quickstart in Chromium', () => {
  let quickstart;
  let chromium;

  beforeAll(async () => {
    quickstart = await startQuickstart({ ports: ANY_PORTS });
    chromium = await launch('chromium');
  });
  afterAll(async () => {
    await chromium?.close();
    await quickstart?.close();
  });

  async function open(name, { urls } = quickstart) {
    const page = await chromium.browser.newPage();
    onTestFinished(() => page.close());
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.setDefaultTimeout(10_000);
    await page.goto(urls[name]);
    await page.waitForSelector('#send-all:not([disabled])').catch((error) => {
      throw new Error(errors.join('\n') || 'The page did not get ready', { cause: error });
    });
    return { page, errors, row: (title) => rowOf(page, title) };
  }

  /** One attempt's row, and what it shows once it has been sent by its own button. */
  function rowOf(page, title) {
    const row = `section[aria-label="${title}"]`;
    const text = (selector) => page.$eval(`${row} ${selector}`, (found) => found.textContent);
    return {
      text,
      async click() {
        await page.click(`${row} button`);
        await page.waitForSelector(`${row} details[open]`);
      },
    };
  }

  async function sendAll(page) {
    await page.click('#send-all');
    await page.waitForFunction(() => document.querySelector('#announce').textContent.startsWith('All six'));
    return page.$eval('#announce', (found) => found.textContent);
  }

  test('lets the allowed front end read everything', async () => {
    const { page, errors } = await open('allowed');
    expect(await page.$eval('#identity', (found) => found.textContent)).toBe(
      `This page is ${quickstart.urls.allowed} and the policy allows it.`,
    );
    expect(await sendAll(page)).toBe('All six sent: 6 allowed, 0 blocked, 0 failed.');
    expect(errors).toEqual([]);
  });

  test('keeps everything from the other front end, and Chromium names the missing header', async () => {
    const { page, errors } = await open('other');
    expect(await page.$eval('#identity', (found) => found.textContent)).toContain(
      'the policy does not allow it.',
    );
    expect(await sendAll(page)).toBe('All six sent: 0 allowed, 6 blocked, 0 failed.');
    expect(errors.filter((text) => text.includes('blocked by CORS policy'))).toHaveLength(6);
    expect(errors.join('\n')).toContain("No 'Access-Control-Allow-Origin' header is present");
  });

  test('shows what a simple request gave the script', async () => {
    const { row } = await open('allowed');
    const get = row('GET / without credentials');
    await get.click();
    expect(await get.text('.verdict')).toBe('✓ Allowed');
    expect(await get.text('.seen-by-script')).toContain('It got 200 OK: {"message":"Hello, World!"}');
    expect(await get.text('.wire')).not.toContain('OPTIONS');
    expect(await get.text('.wire')).toContain('The API’s handler ran.');
  });

  test('shows the preflight as the API saw and answered it', async () => {
    const { row } = await open('allowed');
    const put = row('PUT /items/42 with credentials');
    await put.click();
    const wire = await put.text('.wire');
    expect(wire).toMatch(/OPTIONS \/items\/42\?exchange=[0-9a-f]{8} HTTP\/1\.1/);
    expect(wire).toContain('Access-Control-Request-Method: PUT');
    expect(wire).toContain('Access-Control-Request-Headers: content-type,x-api-key');
    expect(wire).toContain('HTTP/1.1 204 No Content');
    expect(wire).toContain(`access-control-allow-origin: ${quickstart.urls.allowed}`);
    expect(wire).toContain('access-control-allow-headers: content-type, x-api-key');
    expect(wire).not.toContain('(no ');
    expect(wire).toContain('X-API-Key: any-key-will-do');
    expect(wire).toContain('Cookie: quickstart=hello');
    expect(await put.text('.reasons')).toContain("x-api-key is allowed by allowHeaders: ['*'].");
    expect(await put.text('.seen-by-script')).toContain('{"name":"Lamp","price":12,"id":"42"}');
  });

  test('sends the cookie only with credentials', async () => {
    const { row } = await open('allowed');
    const post = row('POST /items/ without credentials');
    await post.click();
    expect(await post.text('.wire')).toContain('POST /items/');
    expect(await post.text('.wire')).not.toContain('Cookie:');
  });

  test('says why a preflight was refused, what to do, and that the request never came', async () => {
    const { row } = await open('other');
    const post = row('POST /items/ with credentials');
    await post.click();
    expect(await post.text('.verdict')).toBe('✕ Blocked');
    expect(await post.text('.seen-by-script')).toContain('TypeError: Failed to fetch');
    expect(await post.text('.wire')).toContain('HTTP/1.1 403 Forbidden');
    expect(await post.text('.wire')).toContain('(no Access-Control-Allow-Origin)');
    expect(await post.text('.wire')).toContain('The request itself never came');
    expect(await post.text('.reasons')).toContain(`"${quickstart.urls.other}" is not an allowed origin`);
    expect(await post.text('.reasons')).toContain(`Fix: add "${quickstart.urls.other}" to allowOrigins`);
  });

  test('says that a blocked simple request ran all the same', async () => {
    const { row } = await open('other');
    const get = row('GET / with credentials');
    await get.click();
    expect(await get.text('.verdict')).toBe('✕ Blocked');
    expect(await get.text('.summary')).toContain('The API ran it and answered');
  });

  // The README's "things to try", said through the environment instead of in policy.js.
  test.each([
    ['ALLOW_ORIGINS', 'http://localhost:*', 'other', '6 allowed, 0 blocked', undefined],
    ['ALLOW_METHODS', 'GET,POST,OPTIONS', 'allowed', '4 allowed, 2 blocked', "add 'PUT' to allowMethods"],
    ['ALLOW_HEADERS', 'Content-Type', 'allowed', '4 allowed, 2 blocked', "add 'x-api-key' to allowHeaders"],
    ['ALLOW_METHODS', 'GET,POST,PUT,DELETE', 'allowed', '6 allowed, 0 blocked', undefined],
    [
      'ALLOW_CREDENTIALS',
      'false',
      'allowed',
      '3 allowed, 3 blocked',
      '(no Access-Control-Allow-Credentials)',
    ],
  ])('follows a change of the policy: %s=%s', async (option, value, name, expected, shown) => {
    vi.stubEnv(`CORS_${option}`, value);
    onTestFinished(() => vi.unstubAllEnvs());
    const changed = await startQuickstart({ ports: ANY_PORTS });
    onTestFinished(changed.close);
    const { page, row } = await open(name, changed);
    expect(await sendAll(page)).toBe(`All six sent: ${expected}, 0 failed.`);
    if (shown) expect(await row('PUT /items/42 with credentials').text('details')).toContain(shown);
  });

  test('fits a phone and links to its twin', async () => {
    const { page } = await open('other');
    await page.setViewport({ width: 390, height: 800 });
    await sendAll(page);
    await page.$$eval('.attempt > details', (all) => {
      for (const details of all) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await Promise.all([page.waitForNavigation(), page.click('#twin a')]);
    expect(new URL(page.url()).origin).toBe(quickstart.urls.allowed);
  });
});

describe('the servers', () => {
  test('answer on both loopback addresses, and send other names of theirs to localhost', async () => {
    const quickstart = await startQuickstart({ ports: ANY_PORTS });
    onTestFinished(quickstart.close);
    const { port } = new URL(quickstart.urls.api);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(await response.json()).toEqual({ message: 'Hello, World!' });

    const other = quickstart.urls.other.replace('localhost', '127.0.0.1');
    const moved = await fetch(other, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([307, quickstart.urls.other]);
  });

  test('ask for the custom header, echo the item, and refuse with CORS headers on', async () => {
    const quickstart = await startQuickstart({ ports: ANY_PORTS });
    onTestFinished(quickstart.close);
    const { api, allowed } = quickstart.urls;
    const send = (path, method, headers) =>
      fetch(api + path, {
        method,
        headers: { Origin: allowed, 'Content-Type': 'application/json', ...headers },
        body: '{"name":"Lamp"}',
      });
    const refused = await send('/items/1', 'PUT', {});
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, allowed]);
    expect(await (await send('/items/1', 'PUT', { 'X-API-Key': 'k' })).json()).toEqual({
      name: 'Lamp',
      id: '1',
    });
    expect(await (await send('/items/', 'POST', {})).json()).toEqual({ name: 'Lamp' });
  });

  test('show no cookie but their own, and no Authorization', async () => {
    const quickstart = await startQuickstart({ ports: ANY_PORTS });
    onTestFinished(quickstart.close);
    const headers = { Cookie: 'session=s3cret; quickstart=hello', Authorization: 'Bearer s3cret' };
    await fetch(`${quickstart.urls.api}/?exchange=one`, { headers });
    const record = await (await fetch(`${quickstart.urls.allowed}/exchange?id=one`)).text();
    expect(record).toContain('quickstart=hello; (1 of other servers, not shown)');
    expect(record).not.toContain('s3cret');
  });
});

describe('npm start', () => {
  /** The real command, until it has printed its greeting or ended. */
  async function start(env) {
    const child = spawn(process.execPath, [START], { env: { ...process.env, ...env } });
    const ended = once(child, 'exit');
    let output = '';
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await ended;
    });
    const greeted = new Promise((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
          if (output.includes('Ctrl-C')) resolve();
        });
      }
    });
    await Promise.race([greeted, ended]);
    return { child, ended, output: () => output };
  }

  async function takePort() {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => server.close());
    await once(server, 'listening');
    return server.address().port;
  }

  test('names a taken port, takes another, and the policy follows', async () => {
    const taken = await takePort();
    const { child, ended, output } = await start({ PORTS: `0,${taken},0` });
    const [, moved] = /the first front end is on port (\d+)/.exec(output());
    expect(output()).toContain(`Port ${taken} is taken: `);
    expect(output()).toContain(`The policy follows: it allows http://localhost:${moved}\n`);
    for (const line of output().split('\n')) expect(line.length).toBeLessThanOrEqual(80);

    const [api] = /(?<=The API is )http:\/\/localhost:\d+/.exec(output());
    const Origin = `http://localhost:${moved}`;
    const preflight = await fetch(`${api}/items/`, {
      method: 'OPTIONS',
      headers: { Origin, 'Access-Control-Request-Method': 'PUT' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, Origin]);

    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(output()).toContain('Stopped.');
  });

  test('says what is wrong with the policy, and with PORTS, without a stack trace', async () => {
    const policy = await start({ PORTS: '0', CORS_ALLOW_ORIGINS: '*' });
    expect(await policy.ended).toEqual([1, null]);
    expect(policy.output()).toContain('with credentials');
    expect(policy.output()).not.toContain('    at ');

    const ports = await start({ PORTS: '80,90' });
    expect(await ports.ended).toEqual([1, null]);
    expect(ports.output()).toBe('PORTS=80,90 is not understood: write PORTS=8000,3000,4000, or PORTS=0\n');
  });
});
