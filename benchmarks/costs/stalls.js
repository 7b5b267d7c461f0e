// How long requests wait while a policy of 1,000,000 origins is put in force in the server that answers them: one connection
// asks again and again, from another process, so that whatever holds the server holds a request.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { median } from '../statistics.js';

const SERVER = fileURLToPath(new URL('swapped-server.js', import.meta.url));
const REQUEST = 'GET / HTTP/1.1\r\nHost: api.example.com\r\nOrigin: https://app.example.com\r\n\r\n';
/** Milliseconds after which a server that says nothing, or never is done, is given up; it takes a few thousand. */
const LONGEST = 60_000;

/** @returns {Promise<Record<string, { ms: number, longest: number, p999: number }>>} milliseconds; medians of rounds */
export async function measureStalls(rounds) {
  const results = {};
  for (const name of ['nothing', 'reconfigure', 'reconfigureAsync']) {
    const taken = [];
    for (let round = 0; round < rounds; round++) taken.push(await measureOne(name));
    const medianOf = (key) => median(taken.map((one) => one[key]));
    results[name] = { ms: medianOf('ms'), longest: medianOf('longest'), p999: medianOf('p999') };
  }
  return results;
}

async function measureOne(name) {
  const child = fork(SERVER, {
    execArgv: ['--expose-gc'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
  });
  const signal = AbortSignal.timeout(LONGEST);
  try {
    const [port] = await once(child, 'message', { signal });
    const socket = connect({ port, host: '127.0.0.1', signal }).setNoDelay(true);
    await once(socket, 'connect');
    await ask(socket, (asked) => asked < 5000);
    let ms;
    child.once('message', (said) => {
      ms = said;
    });
    child.send(name);
    const waited = await ask(socket, () => ms === undefined);
    socket.destroy();
    waited.sort((a, b) => a - b);
    return { ms, longest: waited.at(-1), p999: waited[Math.floor(waited.length * 0.999)] };
  } finally {
    child.kill('SIGKILL');
  }
}

/** One request after another. Returns how long each waited, in milliseconds. */
function ask(socket, goesOn) {
  return new Promise((resolve, reject) => {
    const waited = [];
    let start = performance.now();
    const onData = (chunk) => {
      waited.push(performance.now() - start);
      if (chunk.toString('latin1', 0, 12) !== 'HTTP/1.1 200') reject(new Error(`answered ${chunk}`));
      if (!goesOn(waited.length)) {
        socket.off('data', onData);
        resolve(waited);
        return;
      }
      start = performance.now();
      socket.write(REQUEST);
    };
    socket.on('data', onData).once('error', reject);
    socket.once('close', () => reject(new Error('the server closed the connection')));
    socket.write(REQUEST);
  });
}
