import { createServer } from 'node:net';

/** Ports that are free now; a proxy takes them later, so another may be quicker. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

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
