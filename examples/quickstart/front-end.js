// A front end's own server: the page's files, and what only it can tell the page.
import { readFile } from 'node:fs/promises';
import { DEMO_COOKIE } from './recorder.js';

const FILES = new Map([
  ['/', ['index.html', 'text/html; charset=utf-8']],
  ['/page.css', ['page.css', 'text/css; charset=utf-8']],
  ['/icon.svg', ['icon.svg', 'image/svg+xml']],
  ...['page.js', 'requests.js', 'send.js', 'verdict.js', 'show.js', 'dom.js'].map((name) => [
    `/${name}`,
    [name, 'text/javascript; charset=utf-8'],
  ]),
]);

/**
 * `settings` says where everything is. `readExchange(id)` is what the API recorded: the page asks for it here, on its
 * own origin, because a page that is not allowed cannot ask the API.
 */
export function createFrontEnd({ settings, readExchange }) {
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'self'; connect-src 'self' ${settings.api}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
  };

  return async function frontEnd(req, res) {
    const send = (status, type, body, more) => {
      res.writeHead(status, { ...headers, 'Content-Type': type, ...more });
      res.end(req.method === 'HEAD' ? undefined : body);
    };
    const sendJson = (value) => send(200, 'application/json', JSON.stringify(value));

    // Another name for this server (127.0.0.1) would be another origin than the one the page says it is.
    if (req.headers.host !== new URL(settings.own.origin).host) {
      return send(307, 'text/plain', '', { Location: settings.own.origin });
    }
    const [path, query] = req.url.split('?');
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return send(405, 'text/plain', 'Only GET\n', { Allow: 'GET, HEAD' });
    }
    if (path === '/settings') return sendJson(settings);
    if (path === '/exchange') return sendJson(await readExchange(new URLSearchParams(query).get('id')));

    const [name, type] = FILES.get(path) ?? [];
    if (!name) return send(404, 'text/plain', 'Not here\n');
    const file = await readFile(new URL(`page/${name}`, import.meta.url));
    // Cookies know no ports: the API on the same host gets this one, from a request made with credentials.
    const cookie = { 'Set-Cookie': `${DEMO_COOKIE}=hello; Path=/; HttpOnly; SameSite=Lax` };
    send(200, type, file, path === '/' ? cookie : {});
  };
}
