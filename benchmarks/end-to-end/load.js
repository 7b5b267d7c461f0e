// The load: a fixed number of requests, as browsers would send them.
import autocannon from 'autocannon';
import { GRANTED } from '../in-process/answers.js';
import { headersOf } from '../in-process/exchange/browser-headers.js';

export const REQUESTS = {
  GET: { method: 'GET', origin: GRANTED },
  preflight: {
    method: 'OPTIONS',
    origin: GRANTED,
    requestMethod: 'PUT',
    requestHeaders: 'authorization,content-type',
  },
};

/**
 * Few connections, and the more requests on each: to accept one takes a server as long as to answer a request or two, and
 * is no part of what is compared.
 */
const CONNECTIONS = 10;

/** @returns {Promise<{ perSecond: number, p99: number, cpu: number }>} p99 in milliseconds, cpu in us a request */
export async function load({ port, cpu }, request, amount) {
  const before = cpu();
  const start = performance.now();
  let last = start;
  const running = send(port, request, amount);
  running.on('response', () => {
    last = performance.now();
  });
  const result = await running;
  const done = result['2xx'];
  if (done !== amount) throw new Error(`${amount - done} of ${amount} requests were not answered 2xx`);
  const seconds = (last - start) / 1000;
  return { perSecond: amount / seconds, p99: result.latency.p99, cpu: (cpu() - before) / amount / 1000 };
}

/** Sends about as many requests of each kind, in turns, and as fast as they are answered. */
export async function warmUp({ port }, amount) {
  const each = Math.ceil(amount / WARM_UP_TURNS);
  // With more at once than a connection may send in all, autocannon never ends.
  const pipelining = Math.min(10, Math.floor(each / CONNECTIONS));
  for (let turn = 0; turn < WARM_UP_TURNS; turn++) {
    for (const request of Object.values(REQUESTS)) await send(port, request, each, { pipelining });
  }
}

const WARM_UP_TURNS = 4;

function send(port, request, amount, more) {
  return autocannon({
    url: `http://127.0.0.1:${port}/items/42?page=2`,
    method: request.method,
    headers: headersOf(request),
    connections: CONNECTIONS,
    amount,
    // How often it looks whether it is done, in milliseconds.
    sampleInt: 5,
    ...more,
  });
}

/** Whether a server says what its variant has to say. */
export async function verify({ port }, variant) {
  for (const [name, request] of Object.entries(REQUESTS)) {
    const response = await fetch(`http://127.0.0.1:${port}/items/42?page=2`, {
      method: request.method,
      headers: headersOf(request),
    });
    await response.arrayBuffer();
    const granted = response.headers.get('access-control-allow-origin');
    if (granted !== (variant === 'none' ? null : GRANTED)) {
      throw new Error(`${variant}, ${name}: Access-Control-Allow-Origin: ${granted}`);
    }
  }
}
