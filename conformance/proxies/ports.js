import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports that nobody listens at, each another, for servers that cannot choose one themselves. They are below those that
 * the system chooses (Linux: 32768 and above): Caddy and Envoy share a port with whoever shares it (SO_REUSEPORT), so a
 * port that was free a moment ago may well have two servers, of which either answers.
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
