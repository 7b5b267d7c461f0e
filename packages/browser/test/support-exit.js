// Asks applications of each kind, one of which never answers, and ends by itself: a program of its own, on what is built.
import { createServer } from 'node:http';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { browserAt } from '../dist/esm/index.js';

const page = browserAt('https://app.example.com');
const handler = (_request, response) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.end('hello');
};
const listening = createServer(handler);
await new Promise((resolve) => listening.listen(0, '127.0.0.1', resolve));
listening.unref();

const app = express().use(handler);
const server = fastify();
server.get('/', (_request, reply) => reply.header('Access-Control-Allow-Origin', '*').send('hello'));
const koa = new Koa().use((context) => {
  context.set('Access-Control-Allow-Origin', '*');
  context.body = 'hello';
});
const hono = new Hono().get('/', (context) =>
  context.text('hello', 200, { 'Access-Control-Allow-Origin': '*' }),
);

const targets = [app, server, koa, hono, handler, createServer(handler)];
for (const target of targets) await (await page.fetch(target, '/')).text();
const local = browserAt('http://localhost:3000');
await (await local.fetch(`http://127.0.0.1:${listening.address().port}/`)).text();
// Neither awaited nor aborted.
page.fetch((_request, _response) => {}, '/');
console.log(`asked ${targets.length} applications`);
