import { preflight } from '../support/preflight.js';

const SAFELISTED = ['GET', 'HEAD', 'POST'];

/** One request and what came of it; header names without `access-control-` where they begin so. */
export async function ask(base, { method = 'GET', path, headers, body }) {
  const response = await fetch(base + path, { method, headers, body, redirect: 'manual' });
  const fields = [...response.headers].map(([name, value]) => [name.replace(/^access-control-/, ''), value]);
  return { status: response.status, headers: Object.fromEntries(fields), body: await response.text() };
}

export { preflight };

/**
 * What a page with credentials gets of a request: nothing, or the response as far as it may read it. The checks are those
 * of https://fetch.spec.whatwg.org/#cors-check and #cors-preflight-fetch.
 */
export async function pageFetch(base, origin, { method = 'GET', path, headers = {}, body }) {
  const unsafe = Object.keys(headers).sort();
  if (unsafe.length > 0 || !SAFELISTED.includes(method)) {
    const answer = await ask(base, preflight(origin, path, method, unsafe.join(',')));
    const methods = [...SAFELISTED, ...listOf(answer.headers['allow-methods'])];
    const names = listOf(answer.headers['allow-headers']).map((name) => name.toLowerCase());
    const passes =
      answer.status >= 200 &&
      answer.status < 300 &&
      mayRead(answer, origin) &&
      methods.includes(method) &&
      unsafe.every((name) => names.includes(name));
    if (!passes) return 'blocked by its preflight';
  }
  const answer = await ask(base, { method, path, headers: { ...headers, origin }, body });
  if (!mayRead(answer, origin)) return 'blocked after it ran';
  const exposed = [
    'content-type',
    ...listOf(answer.headers['expose-headers']).map((name) => name.toLowerCase()),
  ];
  const readable = Object.fromEntries(exposed.map((name) => [name, answer.headers[name]]));
  return { status: answer.status, body: withoutStack(answer.body), readable };
}

const listOf = (value) => (value ? value.split(',').map((part) => part.trim()) : []);
const mayRead = ({ headers }, origin) =>
  headers['allow-origin'] === origin && headers['allow-credentials'] === 'true';

/** Express prints a stack, which names files and lines: not of interest. */
export const withoutStack = (body) => body.split('<br>')[0];
