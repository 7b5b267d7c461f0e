// WebKitGTK's small browser, driven over WebDriver, on a display that only it uses.
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { find, spawnLeashed } from './leash.js';
import { programOf, resultOf } from './program.js';

const HALF_AN_HOUR = 30 * 60_000;
const TENTHS_TO_START = 200;

const findDriver = () => find('WebKitWebDriver', '/usr/lib/webkit2gtk-4.1/WebKitWebDriver');
const findDisplay = () => find('Xvfb');
const findBrowser = () =>
  find(
    'MiniBrowser',
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
  );

export function missing() {
  const packages = [];
  if (!findDriver() || !findBrowser()) packages.push('webkit2gtk-driver');
  if (!findDisplay()) packages.push('xvfb');
  if (packages.length > 0) return `webkit, \`apt-get install ${packages.join(' ')}\``;
}

export async function launch() {
  const display = await startDisplay();
  try {
    const driver = await startDriver(display.name);
    const close = async () => void (await Promise.all([driver.end(), display.end()]));
    return await startSession(driver, close);
  } catch (error) {
    await display.end();
    throw error;
  }
}

/** An X server that takes the first display that is free, and says which. */
async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'];
  const { child, end } = await spawnLeashed(findDisplay(), args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const said = await Promise.race([once(child.stdio[3], 'data'), once(child, 'exit')]);
  if (!Buffer.isBuffer(said[0])) throw new Error(`Xvfb ended with ${said}`);
  return { name: `:${String(said[0]).trim()}`, end };
}

/** The driver takes no port 0, so another process may be faster: then it ends, and the next port is tried. */
async function startDriver(DISPLAY) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const { child, end } = await spawnLeashed(findDriver(), [`--port=${port}`, '--host=127.0.0.1'], {
      // Its own sandbox needs what containers lack.
      env: { DISPLAY, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const call = (method, path, body) => callDriver(port, method, path, body);
    for (let tenth = 0; tenth < TENTHS_TO_START && child.exitCode === null; tenth++) {
      const ready = await call('GET', '/status').catch(() => undefined);
      if (ready && child.exitCode === null) return { call, end, stdout: child.stdout };
      await sleep(100);
    }
    await end();
  }
  throw new Error('WebKitWebDriver does not start');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function startSession({ call, stdout }, close) {
  const { sessionId, capabilities } = await call('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        acceptInsecureCerts: true,
        timeouts: { script: HALF_AN_HOUR, pageLoad: 60_000 },
        'webkitgtk:browserOptions': { binary: findBrowser(), args: ['--automation'] },
      },
    },
  });
  const command = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
  const inTurn = queue();
  stdout.resume();
  /** A window that no tab has yet: WebDriver starts with one. */
  let spare = await command('GET', '/window');

  return {
    name: 'webkit',
    version: capabilities.browserVersion,
    close,
    async open(url) {
      const handle = spare ?? (await inTurn(() => command('POST', '/window/new', { type: 'tab' }))).handle;
      spare = undefined;
      const here = (method, path, body) =>
        inTurn(async () => {
          await command('POST', '/window', { handle });
          return command(method, path, body);
        });
      const goto = async (next) => void (await here('POST', '/url', { url: next }));
      await goto(url);
      return {
        async run(source, ...args) {
          const script = `${programOf(source, args)}.then(arguments[0])`;
          return resultOf(await here('POST', '/execute/async', { script, args: [] }));
        },
        messages: () => [],
        goto,
        close: async () => void (await here('DELETE', '/window')),
      };
    },
  };
}

/** One command at a time: a session has one current window. */
function queue() {
  let last = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => {});
    return mine;
  };
}

/** Not by fetch, which gives up on an answer after five minutes. */
async function callDriver(port, method, path, body) {
  const sent = request({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { 'content-type': 'application/json' },
  });
  sent.end(body && JSON.stringify(body));
  const [response] = await once(sent, 'response');
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const { value } = JSON.parse(Buffer.concat(chunks).toString());
  if (response.statusCode !== 200) throw new Error(`WebDriver ${path}: ${value.error}: ${value.message}`);
  return value;
}
