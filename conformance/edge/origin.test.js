// What an edge does with its origin: one that is down, one that streams, one that speaks WebSocket.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, granted, listedActual, listedPreflight, preflight, ran, request } from '../cases/words.js';
import { check } from '../check.js';
import { play } from '../play.js';
import { policies } from '../policies.js';
import { startUpstream } from '../proxies/upstream.js';
import { openWebSocket } from '../proxies/websocket.js';
import { findRuntime } from '../runners/runtimes.js';
import { edgeFolder } from './emitted.js';
import { startNetlify } from './netlify.js';
import { startEmittedWorkers } from './worker.js';

const workerd = findRuntime('workerd');
const deno = findRuntime('deno');
const { listed } = policies;
/** Nobody listens there. */
const DOWN = 1;

const edges = [
  ...(workerd ? [['workerd', startEmittedWorkers, workerd]] : []),
  ...(deno ? [['Deno', startNetlify, deno]] : []),
];

describe.each(edges)('an origin that is down, behind %s', (name, startEdge, command) => {
  let edge;
  beforeAll(async () => {
    edge = await startEdge(command, { listed }, DOWN, edgeFolder(`${name}-down`));
  });
  afterAll(() => edge?.stop());

  test.each([
    ['is answered 502, and the page may read it', request(APP), ran(listedActual(), ['origin'], 502)],
    [
      'is answered 502, to another site without CORS fields',
      request('https://evil.example'),
      ran({}, ['origin'], 502),
    ],
    ['is not asked about a preflight', preflight(APP, 'PUT'), granted(listedPreflight())],
  ])('%s', async (_, asked, want) => {
    check(await play('h1', edge.ports.listed, asked), { request: asked, want });
  });
});

describe.each(edges)('an origin that streams, behind %s', (name, startEdge, command) => {
  let origin;
  let edge;
  let response;
  beforeAll(async () => {
    origin = createServer((_, res) => {
      response = res;
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      res.write('data: one\n\n');
    });
    await new Promise((resolve) => origin.listen(0, '127.0.0.1', resolve));
    edge = await startEdge(command, { listed }, origin.address().port, edgeFolder(`${name}-stream`));
  });
  afterAll(() => {
    edge?.stop();
    origin.close();
    origin.closeAllConnections();
  });

  test('is passed on before it ends', async () => {
    const answer = await fetch(`http://127.0.0.1:${edge.ports.listed}/events`, { headers: { Origin: APP } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(APP);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    expect(await reader.read()).toEqual({ done: false, value: 'data: one\n\n' });
    response.end('data: two\n\n');
    expect(await reader.read()).toEqual({ done: false, value: 'data: two\n\n' });
    expect(await reader.read()).toEqual({ done: true });
  });
});

describe.skipIf(!workerd)('workerd', () => {
  test('lets a WebSocket through', async () => {
    const upstream = await startUpstream();
    const edge = await startEmittedWorkers(workerd, { listed }, upstream.port, edgeFolder('workerd-socket'));
    try {
      expect(await openWebSocket(edge.ports.listed)).toBe('HTTP/1.1 101 Switching Protocols');
    } finally {
      edge.stop();
      upstream.stop();
    }
  });

  test('starts with 10,000 origins', async () => {
    const allowOrigins = Array.from({ length: 10_000 }, (_, i) => `https://tenant-${i}.example.com`);
    const edge = await startEmittedWorkers(
      workerd,
      { many: { allowOrigins } },
      DOWN,
      edgeFolder('workerd-many'),
    );
    try {
      const last = await play('h1', edge.ports.many, preflight('https://tenant-9999.example.com', 'GET'));
      const next = await play('h1', edge.ports.many, preflight('https://tenant-10000.example.com', 'GET'));
      expect([last.status, next.status]).toEqual([204, 403]);
    } finally {
      edge.stop();
    }
  });
});
