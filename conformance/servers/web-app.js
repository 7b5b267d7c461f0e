// An application that answers a Request with a Response, for every fetch server.
const RAN = { 'X-App': 'ran' };
const ok = (headers = {}, status = 200) =>
  new Response(status === 200 ? 'ok' : null, { status, headers: { ...RAN, ...headers } });
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let shared;
/** One Response for all requests, made when first asked for: Workers make none outside a request. */
const one = () => (shared ??= ok({}, 204));

const OWN_CORS = {
  'Access-Control-Allow-Origin': 'https://own.example',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'DELETE',
  'Access-Control-Expose-Headers': 'X-Own',
  'Access-Control-Future-Field': 'x',
};

/** Path -> (request) => Response; what throws is left to the framework. */
export const web = {
  '/ok': () => ok(),
  '/own-vary': () => ok({ Vary: 'Accept-Encoding' }),
  '/vary-origin': () => ok({ vary: 'accept, origin' }),
  '/vary-star': () => ok({ Vary: '*' }),
  '/vary-lines': () => {
    const response = ok({ Vary: 'Accept' });
    response.headers.append('Vary', 'Accept-Language');
    return response;
  },
  '/own-cors': () => ok(OWN_CORS),
  '/throw': () => {
    throw new Error('thrown by a handler of the tests');
  },
  '/throw-later': async () => {
    await sleep(5);
    throw new Error('thrown by a handler of the tests');
  },
  '/cleared': () => new Response('cleared', { status: 500, headers: RAN }),
  '/only-get': () => ok({}, 405),
  '/limited': () => ok({}, 413),
  '/redirect': () => ok({ Location: '/ok' }, 302),
  '/not-modified': () => ok({}, 304),
  '/empty': () => ok({}, 204),
  '/stream': () => new Response(stream(), { headers: RAN }),
  '/stream-later': async () => {
    await sleep(20);
    return new Response(stream(), { headers: RAN });
  },
  '/immutable': () => Response.redirect('http://127.0.0.1/ok', 302),
  '/shared': () => one(),
};

function stream() {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode('one '));
      await sleep(5);
      controller.enqueue(encoder.encode('two'));
      controller.close();
    },
  });
}

/** The whole application as one handler. */
export const webApp = (request) => (web[new URL(request.url).pathname] ?? (() => ok({}, 404)))(request);
