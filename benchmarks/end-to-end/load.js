// The load: a fixed number of requests over 32 connections, as browsers would send them.
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

/** @returns {Promise<{ perSecond: number, p99: number, cpu: number }>} p99 in milliseconds, cpu in us a request */
export async function load({ port, cpu }, request, amount) {
  const before = cpu();
  const start = performance.now();
  let last = start;
  const running = autocannon({
    url: `http://127.0.0.1:${port}/items/42?page=2`,
    method: request.method,
    headers: headersOf(request),
    connections: 32,
    amount,
    // How often it looks whether it is done, in milliseconds.
    sampleInt: 20,
  });
  running.on('response', () => {
    last = performance.now();
  });
  const result = await running;
  const done = result['2xx'];
  if (done !== amount) throw new Error(`${amount - done} of ${amount} requests were not answered 2xx`);
  const seconds = (last - start) / 1000;
  return { perSecond: amount / seconds, p99: result.latency.p99, cpu: (cpu() - before) / amount / 1000 };
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
