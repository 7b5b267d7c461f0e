import { connect } from 'node:net';
import { APP } from '../cases/words.js';

/** The first line that is answered to the opening of a WebSocket. */
export const openWebSocket = (port) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      resolve(String(chunk).split('\r\n')[0]);
      socket.destroy();
    });
    const lines = [
      'GET /socket HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      `Origin: ${APP}`,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
