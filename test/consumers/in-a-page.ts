// Where a bundle for a page is made of it: the kit without Node, in a page, at a worker's desk.
import { BlockedByCors, browserAt } from '@fullcors/browser';

const answer = (request: Request): Response => {
  // What a page could not send of itself reaches the server under test.
  const headers = {
    'Access-Control-Allow-Origin': request.headers.get('Origin') ?? '',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'PUT',
    'Set-Cookie': 'theme=dark; SameSite=None; Secure',
  };
  return request.method === 'OPTIONS'
    ? new Response(null, { status: 204, headers })
    : new Response(`${request.method} with ${request.headers.get('Cookie')}`, { headers });
};

async function judge(): Promise<string> {
  const page = browserAt('https://app.example.com');
  page.setCookie('session=1; SameSite=None; Secure');
  const allowed = await page.fetch(answer, '/items/', { method: 'PUT', credentials: 'include' });
  const blocked = await page
    .fetch(answer, '/items/', { headers: { 'X-API-Key': '1' } })
    .catch((error) => error);
  const local = await page.fetch('https://api.test/').catch((error) => error);
  return [
    await allowed.text(),
    allowed.exchange.length,
    blocked instanceof BlockedByCors && blocked.reason,
    local.message,
  ].join('; ');
}

export const verdicts = judge();
Object.assign(globalThis, { verdicts });
