// A server for one test, and the doctor asked about it, as from a page of https.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { type } from './visit.js';
import { soundBut } from './zoo/answers.js';

export const ORIGIN = 'https://app.example.com';
/** It has no fault. */
export const sound = soundBut((answer) => answer)(ORIGIN);

export const doctor = (...args) => type(['doctor', ...args]);
export const examine = (url, ...flags) => doctor(url, '--origin', ORIGIN, ...flags);

/** The port of a server that is stopped when the test has ended. */
export async function listen(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return server.address().port;
}
/** The URL of a handler. */
export const serve = async (handler) => `http://127.0.0.1:${await listen(createServer(handler))}/items`;
