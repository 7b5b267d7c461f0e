// One handler for every server that takes `(Request) => Response`; README.md says how each runs it.
import 'fullcors/layers'; // for routes on Workers; Node, Bun and Deno have it without asking
import { cors } from 'fullcors/fetch';

const handle = cors(
  {
    allowOrigins: ['https://app.example.com'],
    allowCredentials: true,
    allowMethods: ['PUT'],
    allowHeaders: ['Content-Type'],
    routes: { '/public/*': { allowOrigins: ['*'], allowCredentials: false } },
  },
  async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/public/status') return Response.json({ ok: true });
    if (pathname === '/cart' && request.method === 'PUT') return Response.json(await request.json());
    // What is thrown becomes a 500 that a page can read as such.
    if (pathname === '/boom') throw new Error('boom');
    return new Response('not found', { status: 404 });
  },
);

export default { fetch: handle };
