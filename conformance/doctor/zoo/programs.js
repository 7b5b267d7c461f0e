// Programs as they are written in the world, each a process of its own. What is wrong stands where `HERE` is; what the doctor
// prints is pasted there instead.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FULL } from './answers.js';

const LISTENING = "() => console.log('listening at', server.address().port)";

const EXPRESS = `
import express from 'express';
import corsOfExpress from 'cors';
const app = express();
HERE
app.use((req, res, next) => (req.headers['x-api-key'] ? next() : res.status(401).json({ error: 'no key' })));
LATER
app.put('/items', (req, res) => res.json({}));
app.get('/items', (req, res) => res.json({}));
const server = app.listen(0, '127.0.0.1', ${LISTENING});
`;

const FASTIFY = `
import Fastify from 'fastify';
import corsOfFastify from '@fastify/cors';
const app = Fastify();
HERE
app.put('/items', async () => ({}));
app.get('/items', async () => ({}));
await app.listen({ port: 0, host: '127.0.0.1' });
const { server } = app;
(${LISTENING})();
`;

const FASTAPI = `
from fastapi import FastAPI, Header, HTTPException
from starlette.middleware.cors import CORSMiddleware
import uvicorn

app = FastAPI()

@app.put("/items")
@app.get("/items")
def items():
    BODY

HERE
uvicorn.run(app, host="127.0.0.1", port=0, log_level="info", access_log=False)
`;

const program = (kind, name, source, here, finds, more = {}) => ({
  ...{ kind, name, source, here, finds: [finds].flat(), ask: FULL, fixes: kind },
  ...more,
});
const NEXT_TO = (origin) =>
  `allow_origins=["${origin}"], allow_credentials=True, allow_headers=["X-API-Key"]`;

export const PROGRAMS = [
  program('express', 'no CORS, and a login', EXPRESS, () => '', ['preflight-unauthorized', 'no-cors']),
  program('express', 'cors() behind the login', EXPRESS, () => '', 'preflight-unauthorized', {
    later: (origin) => `app.use(corsOfExpress({ origin: '${origin}', credentials: true }));`,
  }),
  program('express', 'cors() and credentials', EXPRESS, () => 'app.use(corsOfExpress());', [
    'wildcard-with-credentials',
  ]),
  program(
    'express',
    'any origin',
    EXPRESS,
    () => 'app.use(corsOfExpress({ origin: true, credentials: true }));',
    'any-origin-reflected',
  ),
  program('fastify', 'no CORS', FASTIFY, () => '', 'no-cors'),
  program('starlette', 'no CORS', FASTAPI.replace('BODY', 'return {}'), () => '', 'no-cors'),
  program(
    'starlette',
    'a method that is not listed',
    FASTAPI.replace('BODY', 'return {}'),
    (origin) => `app.add_middleware(CORSMiddleware, ${NEXT_TO(origin)})`,
    'method-not-allowed',
  ),
  program(
    'starlette',
    'any origin',
    FASTAPI.replace('BODY', 'return {}'),
    () =>
      'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"])',
    'any-origin-reflected',
  ),
  program(
    'starlette',
    'a handler that raises',
    FASTAPI.replace('BODY', 'raise ValueError("no")'),
    (origin) => `app.add_middleware(CORSMiddleware, ${NEXT_TO(origin)}, allow_methods=["*"])`,
    'error-without-headers',
  ),
];

/** Where `import 'fullcors'` finds what would be published. */
const folder = fileURLToPath(new URL('../../../.e2e/programs/', import.meta.url));
let count = 0;

/** Runs a program with `here` in its place: `{ url, stop }`. */
export async function startProgram({ kind, source, later = () => '' }, here, origin, python) {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${kind}-${process.pid}-${++count}.${kind === 'starlette' ? 'py' : 'mjs'}`;
  writeFileSync(
    file,
    source.replace('HERE', () => here).replace('LATER', () => later(origin)),
  );
  const child = spawn(kind === 'starlette' ? python : process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, PYTHONUNBUFFERED: '1' },
  });
  let said = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(file, { force: true });
  };
  const port = await new Promise((resolve) => {
    const patience = setTimeout(resolve, 20_000);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said += `${line}\n`;
        const [, found] = /(?:listening at |running on http:\/\/127\.0\.0\.1:)(\d+)/.exec(line) ?? [];
        if (found) resolve(found);
      });
    }
    void ended.then(resolve).then(() => clearTimeout(patience));
  });
  if (/^\d+$/.test(port)) return { url: `http://127.0.0.1:${port}/items`, stop };
  await stop();
  throw new Error(`${kind} does not start:\n${said}`);
}
