// An internet of our own, as a proxy: any host, any port, with and without TLS, led to servers of this process. So real
// browsers stand at https://app.example.com and ask https://listed.api.test, and nothing leaves the machine.
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { cert, key } from '../self-signed.js';

/**
 * @param route (url, request) => what answers it: the port of a server on 127.0.0.1, or a function (request, response)
 * @returns {Promise<{ proxy: string, close: () => Promise<void> }>} `proxy` is its `host:port`
 */
export async function startInternet(route) {
  const pass = (url, request, response) => {
    const target = route(url, request);
    if (typeof target === 'function') return target(request, response);
    const onward = http.request({
      host: '127.0.0.1',
      port: target,
      method: request.method,
      path: `${url.pathname}${url.search}`,
      headers: request.rawHeaders,
    });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
      answer.pipe(response);
    });
    request.pipe(onward);
  };
  const inside = https.createServer({ cert, key, maxHeaderSize: 65_536 }, (request, response) =>
    pass(new URL(`https://${request.headers.host}${request.url}`), request, response),
  );
  const proxy = http.createServer({ maxHeaderSize: 65_536 }, (request, response) =>
    pass(new URL(request.url), request, response),
  );
  proxy.on('connect', (_request, socket) => {
    socket.on('error', () => {});
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    inside.emit('connection', socket);
  });
  // A browser that distrusts the certificate hangs up in the middle of it.
  inside.on('tlsClientError', () => {});
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    proxy: `127.0.0.1:${proxy.address().port}`,
    async close() {
      proxy.close();
      proxy.closeAllConnections();
      inside.closeAllConnections();
    },
  };
}
