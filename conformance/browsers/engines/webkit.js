// WebKitGTK's small browser, driven over the protocol of its remote inspector, on a display that only it uses.
// Not over WebDriver: that one has no console, runs one script at a time, and keeps the inspector out while it is there.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { find, spawnLeashed } from './leash.js';
import { programOf, resultOf } from './program.js';

const SECONDS_TO_WAIT = 30;

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
  if (!findBrowser()) packages.push('libwebkit2gtk-4.1-0');
  if (!findDisplay()) packages.push('xvfb');
  if (packages.length > 0) return `webkit, \`apt-get install ${packages.join(' ')}\``;
}

export async function launch({ proxy }) {
  const display = await startDisplay();
  try {
    const version = await readVersion(display.name);
    const { open, end } = await startBrowser(display.name, proxy ? [`--proxy=http://${proxy}`] : []);
    return {
      name: 'webkit',
      version,
      open,
      close: async () => void (await Promise.all([end(), display.end()])),
    };
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

/** The inspector's server takes no port 0. Where another process was faster, no page there is ours: once more. */
async function startBrowser(DISPLAY, args) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const address = `127.0.0.1:${await freePort()}`;
    const ours = `about:blank#${randomUUID()}`;
    const { child, end } = await spawnLeashed(findBrowser(), [...ARGS, ...args, ours], {
      env: { ...ENV, DISPLAY, WEBKIT_INSPECTOR_HTTP_SERVER: address },
      stdio: 'ignore',
    });
    try {
      const isOver = once(child, 'exit').then(([code]) =>
        Promise.reject(new Error(`MiniBrowser ended: ${code}`)),
      );
      const listed = await Promise.race([findPage(address, ours), isOver]);
      return { open: opener(address, await inspect(address, listed)), end };
    } catch (error) {
      await end();
      if (attempt === 2) throw error;
    }
  }
}

async function readVersion(DISPLAY) {
  const { child, end } = await spawnLeashed(findBrowser(), ['--version'], {
    env: { ...ENV, DISPLAY },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = await once(child.stdout, 'data');
  await end();
  return /[\d.]+/.exec(said)[0];
}

const findPage = (address, url) =>
  until(async () => (await listPages(address)).find((listed) => listed.url === url));

const ARGS = [
  // As puppeteer starts the others: nothing remains, any certificate is good enough.
  '--private',
  '--ignore-tls-errors',
  '--javascript-can-open-windows-automatically=true',
];
const ENV = {
  GDK_BACKEND: 'x11',
  NO_AT_BRIDGE: '1',
  // Its own sandbox needs what containers lack.
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
};

/** The first page opens the others. */
function opener(address, first) {
  return async (url) => {
    const blank = `about:blank#${randomUUID()}`;
    await first.evaluate(`void window.open('${blank}', '_blank', 'noopener')`);
    const page = await inspect(address, await findPage(address, blank));
    await page.goto(url);
    return {
      run: async (source, ...args) => resultOf(await page.evaluate(programOf(source, args))),
      messages: page.messages,
      goto: page.goto,
      async close() {
        await page.evaluate('void setTimeout(() => window.close())');
        page.disconnect();
      },
    };
  };
}

/** The inspector lists its pages for people: a table with an address and a button each. */
async function listPages(address) {
  const html = await (await fetch(`http://${address}/`)).text();
  const rows = html.matchAll(/<div class="targeturl">(.*?)<\/div>.*?'(\/socket\/\d+\/\d+\/WebPage)'/g);
  return [...rows].map(([, url, path]) => ({ url, path }));
}

/**
 * One page, through a protocol in a protocol: what is said to a page is wrapped in what is said to its target, and a
 * navigation that changes the process gives the page another target.
 */
async function inspect(address, { path }) {
  const socket = new WebSocket(`ws://${address}${path}`);
  const texts = [];
  const waiting = new Map();
  let target;
  let lastId = 0;

  const settle = (id, error, result) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`WebKit's inspector says ${error.message}`));
    else asked?.resolve(result);
  };
  const giveUp = (message) => {
    for (const id of waiting.keys()) settle(id, { message });
  };
  const on = {
    'Target.targetCreated': ({ targetInfo }) => {
      if (!targetInfo.isProvisional) target ??= targetInfo.targetId;
    },
    'Target.didCommitProvisionalTarget': ({ newTargetId }) => {
      target = newTargetId;
      giveUp('that the page was left');
    },
    'Target.dispatchMessageFromTarget': ({ message }) => read(JSON.parse(message)),
    'Console.messageAdded': ({ message }) => message.source !== 'console-api' && texts.push(message.text),
    'Console.messageRepeatCountUpdated': () => texts.push(texts.at(-1)),
  };
  const read = ({ id, error, result, method, params }) =>
    id === undefined ? on[method]?.(params) : settle(id, error, result);
  const say = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      const message = JSON.stringify({ id, method, params });
      // The wrapping has the same id, and is answered only where there is no such target.
      const wrapping = { id, method: 'Target.sendMessageToTarget', params: { targetId: target, message } };
      socket.send(JSON.stringify(wrapping));
    });
  const evaluate = async (expression) => {
    const { result, wasThrown } = await say('Runtime.evaluate', { expression });
    if (wasThrown) throw new Error(result.description);
    if (result.className !== 'Promise') return result.value;
    const promised = { promiseObjectId: result.objectId, returnByValue: true };
    return (await say('Runtime.awaitPromise', promised)).result.value;
  };
  socket.on('message', (data) => {
    const { id, error, ...event } = JSON.parse(data);
    if (id === undefined) read(event);
    else if (error) settle(id, error);
  });
  socket.on('close', () => giveUp('nothing more'));
  await until(async () => target);

  return {
    evaluate,
    disconnect: () => socket.close(),
    messages: () => texts.splice(0),
    async goto(url) {
      let asked = false;
      await until(async () => {
        if (!asked) {
          await evaluate('window.leaving = true');
          await say('Page.navigate', { url });
          asked = true;
        }
        const state = await evaluate(STATE);
        // A new tab is blank first, then blank in another process, which has not heard where to go.
        if (state === 'blank') asked = false;
        return state === 'complete';
      });
      await say('Console.enable');
    },
  };
}

const STATE = `window.leaving ? 'leaving' : location.protocol === 'about:' ? 'blank' : document.readyState`;

/** What `find` gives as soon as it gives something; it may throw meanwhile, since pages come and go. */
async function until(find) {
  let last;
  for (const deadline = Date.now() + SECONDS_TO_WAIT * 1000; Date.now() < deadline; await sleep(20)) {
    const found = await find().catch((error) => {
      last = error;
    });
    if (found) return found;
  }
  throw new Error('WebKit does not get there', { cause: last });
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
