import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, granted, listedActual, listedPreflight, preflight, ran, request } from '../cases/words.js';
import { check } from '../check.js';
import { play } from '../play.js';
import { startUpstream } from './upstream.js';

const EVIL = 'https://evil.example';
const allowed = (status) => ran(listedActual(), ['origin'], status);
const other = (status) => ran({}, ['origin'], status);

/**
 * What a proxy answers without its upstream: pages get to read it, if they may read the rest. The proxy has a login at
 * /login, answers 410 at /direct, and nobody listens where it looks for /down.
 */
export function answersItself({ name, start, down, login }) {
  describe(`${name} answers itself`, () => {
    let upstream;
    let server;
    beforeAll(async () => {
      upstream = await startUpstream();
      server = await start(upstream);
    });
    afterAll(async () => {
      await server?.stop();
      upstream?.stop();
    });

    test.each([
      ['an origin that is down', request(APP, { path: '/down' }), allowed(down)],
      ['an origin that is down, to another site', request(EVIL, { path: '/down' }), other(down)],
      ['a login', request(APP, { path: '/login' }), allowed(login)],
      ['a login, to another site', request(EVIL, { path: '/login' }), other(login)],
      [
        'a preflight before the login',
        preflight(APP, 'PUT', undefined, { path: '/login' }),
        granted(listedPreflight()),
      ],
      ['what it is configured to answer', request(APP, { path: '/direct' }), allowed(410)],
      ['what it is configured to answer, to another site', request(EVIL, { path: '/direct' }), other(410)],
    ])('%s', async (_, asked, want) => {
      check(await play('h1', server.ports.listed, asked), { request: asked, want });
    });

    test('a WebSocket is let through', async () => {
      expect(await openWebSocket(server.ports.listed)).toMatch(/^HTTP\/1\.1 101 /);
    });
  });
}

/** The first line that is answered to the opening of a WebSocket. */
export const openWebSocket = (port) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 s')));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
    socket.write(
      `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${APP}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
  });
