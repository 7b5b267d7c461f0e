// Opens a port on loopback, or another one where it is taken.
import { createServer } from 'node:http';

/** `localhost` is either of these, as the browser likes; nobody outside this machine reaches them. */
const LOOPBACK = ['127.0.0.1', '::1'];
const TAKEN = new Set(['EADDRINUSE', 'EACCES']);
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);
const NEIGHBOURS = 20;

/**
 * Listens on `port`, on the next free one where it is taken, and on any free one where it is 0. Requests are answered
 * once `serve(handler)` has been called.
 */
export async function listen(port) {
  const candidates = port === 0 ? Array(NEIGHBOURS).fill(0) : neighboursOf(port);
  for (const candidate of candidates) {
    const servers = await listenOnLoopback(candidate);
    if (servers) return opened(servers);
  }
  throw new Error(`No free port found from ${port} on`);
}

const neighboursOf = (port) =>
  Array.from({ length: NEIGHBOURS }, (_, i) => port + i).filter((candidate) => candidate <= 65535);

function opened(servers) {
  const { port } = servers[0].address();
  return {
    port,
    url: `http://localhost:${port}`,
    serve(handler) {
      for (const server of servers) server.on('request', handler);
    },
    close: () => Promise.all(servers.map(close)),
  };
}

/** One server per loopback address, all on the same port; undefined where one of them is taken. */
async function listenOnLoopback(port) {
  const servers = [];
  for (const host of LOOPBACK) {
    const server = createServer();
    try {
      await start(server, servers[0]?.address().port ?? port, host);
      servers.push(server);
    } catch (error) {
      // A machine without IPv6 has no ::1, and its localhost is 127.0.0.1.
      if (NO_SUCH_ADDRESS.has(error.code) && servers.length > 0) continue;
      await Promise.all(servers.map(close));
      if (TAKEN.has(error.code)) return undefined;
      throw error;
    }
  }
  return servers;
}

const start = (server, port, host) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
