// Starts both sides, sends requests to them over sockets, and reads from their answers what CORS is about.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { articleApp } from './app.js';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** The package as it would be published; see scripts/pack.js. */
const packed = (file) => import(/* @vite-ignore */ at(`../../.e2e/node_modules/fullcors/dist/esm/${file}`));
export const { CorsPolicyError } = await packed('index.js');
const { cors } = await packed('adapters/node.js');

/** The Python that has FastAPI, or undefined. */
export function findPython() {
  const ours = at('../../.venv/fastapi/bin/python');
  return process.env.FASTAPI_PYTHON || (existsSync(ours) ? ours : undefined);
}

/** Serves every policy with FastAPI: `{ versions, ports: { name: port }, stop }`. */
export async function startFastapi(python, policies) {
  const child = spawn(python, [at('app.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
    child.once('error', (error) => {
      errors += error.message;
      resolve();
    });
  });
  const stop = async () => {
    child.stdin.end();
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(patience);
  };
  child.stdin.on('error', () => {}); // it ended early; `ended` tells
  child.stdin.write(`${JSON.stringify(policies)}\n`);
  const patience = setTimeout(() => child.kill('SIGKILL'), 30_000);
  try {
    const line = await Promise.race([
      new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve)),
      ended,
    ]);
    if (!line) throw new Error(`FastAPI did not start in 30 s with ${python}:\n${errors}`);
    return { ...JSON.parse(line), stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(patience);
  }
}

/** Serves one policy with fullcors on node:http. */
export async function startFullcors(options) {
  const server = articleApp(cors(options));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { port: server.address().port, stop };
}

/** A connection a request: on one that is kept, each answer of uvicorn waits 40 ms for a delayed acknowledgement. */
const agent = new Agent({ keepAlive: false });

/** Sends a request, its field lines as they are, and resolves to `{ status, fields, body }`. */
export function play(port, { method, path, headers, body = '' }) {
  const lines = [['Host', `127.0.0.1:${port}`], ...headers];
  if (body) lines.push(['Content-Length', String(Buffer.byteLength(body))]);
  return new Promise((resolve, reject) => {
    const request = send(
      { agent, host: '127.0.0.1', port, method, path, headers: lines.flat(), timeout: 10_000 },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode, fields: response.rawHeaders, body: text });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`no answer to ${method} ${path} in 10 s`)));
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * What is compared of an answer, as text by name:
 *
 * - `answered by`: the middleware, or the application (only for OPTIONS, where it may be either);
 * - `verdict`: whether a browser would let the page go on, where the request has an origin;
 * - `status`; `body` of what the middleware answered; `vary`, its names sorted, not made unique;
 * - every `access-control-*` field.
 */
export function observe({ method, headers }, { status, fields, body }) {
  const seen = { status: String(status) };
  const names = [];
  let byApplication = false;
  for (let i = 0; i < fields.length; i += 2) {
    const name = fields[i].toLowerCase();
    const value = fields[i + 1];
    if (name.startsWith('access-control-')) seen[name] = name in seen ? `${seen[name]} | ${value}` : value;
    else if (name === 'vary') names.push(...value.split(',').map((part) => part.trim().toLowerCase()));
    else if (name === 'x-application') byApplication = true;
  }
  if (names.length > 0) seen.vary = names.sort().join(', ');
  if (method === 'OPTIONS') {
    seen['answered by'] = byApplication ? 'application' : 'middleware';
    if (!byApplication && body) seen.body = body;
  }
  const origin = fieldLines(headers, 'Origin')[0];
  if (origin) {
    const granted = seen['access-control-allow-origin'];
    const isOk = seen['answered by'] !== 'middleware' || (status >= 200 && status < 300);
    seen.verdict = isOk && (granted === '*' || granted === origin) ? 'allowed' : 'refused';
  }
  return seen;
}

/** The lines of one field of a request. */
export const fieldLines = (headers, name) =>
  headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/**
 * The names of what differs. Where one side leaves the request to the application, or allows what the other refuses,
 * that alone is the difference: every other follows from it, `Vary` excepted.
 */
export function differing(fastapi, fullcors) {
  const differs = (name) => fastapi[name] !== fullcors[name];
  if (differs('answered by')) return ['answered by'];
  if (differs('verdict')) return ['verdict', 'vary'].filter(differs);
  return [...new Set([...Object.keys(fastapi), ...Object.keys(fullcors)])].filter(differs);
}
