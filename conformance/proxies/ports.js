import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports that nobody listens at now, each another; a proxy takes them later, so another may be quicker. They are below
 * those that the system chooses (Linux: 32768 and above): Caddy and Envoy share a port with whoever shares it
 * (SO_REUSEPORT), and then a port has two servers, of which either answers.
 */
export async function freePorts(count) {
  const ports = [];
  for (let port = randomInt(10_000, 25_000); ports.length < count && port < 32_000; port++) {
    if (await isFree(port)) ports.push(port);
  }
  if (ports.length < count) throw new Error(`${count} ports are not free`);
  return ports;
}

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Starts what cannot say its port: with others, where it did not come up on those it was given. */
export async function withFreePorts(count, start, attempts = 3) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await freePorts(count));
    } catch (error) {
      if (attempt === attempts || !/in use|bind/i.test(error.message)) throw error;
    }
  }
}
