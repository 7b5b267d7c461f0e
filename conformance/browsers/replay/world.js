import http from 'node:http';
import { nodeServers, onNode } from '../../runners/node-servers.js';
import { POLICIES, policyFile, start } from '../../runners/run.js';
import { startInternet } from './internet.js';

/** Express's application takes a query, which makes every URL new to the memory of preflights. */
const SERVER = onNode(
  '',
  process.execPath,
  nodeServers.find(({ name }) => name === 'Express 5'),
);

/**
 * Pages at every origin, and at https://<policy>.api.test the conformance suite's server with that policy.
 * @returns `proxy` for browsers, `transport` for the browser's half, and in `asked` what the servers were asked by browsers
 */
export async function startWorld() {
  const server = await start(
    SERVER.command,
    SERVER.args.map((arg) => (arg === POLICIES ? policyFile() : arg)),
  );
  const ports = new Map(
    Object.entries(server.ports).map(([policy, port]) => [`${policy.toLowerCase()}.api.test`, port]),
  );
  const asked = [];
  const internet = await startInternet(({ hostname }, { method, headers }) => {
    const port = ports.get(hostname);
    if (!port) return servePage;
    const { origin, 'access-control-request-method': requestMethod } = headers;
    asked.push({ method, origin, requestMethod, requestHeaders: headers['access-control-request-headers'] });
    return port;
  });
  return {
    proxy: internet.proxy,
    asked,
    transport: { send: (request) => send(request, ports.get(request.url.hostname)) },
    async close() {
      await internet.close();
      server.stop();
    },
  };
}

function servePage({ headers }, response) {
  const isOpaque = headers.host.startsWith('sandbox.');
  response.writeHead(200, {
    'Content-Type': 'text/html',
    ...(isOpaque ? { 'Content-Security-Policy': 'sandbox allow-scripts' } : {}),
  });
  response.end('<!doctype html><title>page</title>');
}

/** To the same servers without TLS: the browser's half takes our word for the scheme. */
function send({ method, url, headers, body }, port) {
  return new Promise((resolve, reject) => {
    const sent = http.request({
      host: '127.0.0.1',
      port,
      method,
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, ...Object.fromEntries(headers) },
    });
    // node:http upper-cases it.
    sent.method = method;
    sent.on('error', reject);
    sent.on('response', ({ statusCode: status, rawHeaders }) => {
      const fields = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [[name, rawHeaders[i + 1]]] : []));
      sent.destroy();
      resolve({ status, headers: fields, body: null });
    });
    sent.end(body ?? undefined);
  });
}
