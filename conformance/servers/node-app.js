// An application on bare node:http or node:http2, as Connect's middleware would find it.
import { OWN_CORS, RAN, raw } from './support.js';

const answers = {
  '/own-vary': (res) => res.setHeader('Vary', 'Accept-Encoding'),
  '/vary-origin': (res) => res.setHeader('vary', 'accept, origin'),
  '/vary-star': (res) => res.setHeader('Vary', '*'),
  '/vary-lines': (res) => res.setHeader('Vary', ['Accept', 'Accept-Language']),
  '/own-cors': (res) => {
    for (const field of Object.entries(OWN_CORS)) res.setHeader(...field);
  },
  '/redirect': (res) => {
    res.statusCode = 302;
    res.setHeader('Location', '/ok');
  },
  '/not-modified': (res) => {
    res.statusCode = 304;
  },
  '/empty': (res) => {
    res.statusCode = 204;
  },
  '/ok': () => {},
};

export function nodeApp(req, res) {
  const path = req.url;
  const fail = (status) => {
    res.statusCode = status;
    res.setHeader(...RAN);
    res.end();
  };
  if (raw[path]) raw[path](res);
  else if (path.startsWith('/throw')) fail(500);
  else if (path === '/cleared') {
    for (const name of ['Vary', 'Access-Control-Allow-Origin']) res.setHeader(name, 'x');
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    fail(500);
  } else if (path === '/only-get' && req.method !== 'GET') fail(405);
  else if (path === '/limited') fail(413);
  else if (path.startsWith('/stream')) {
    res.setHeader(...RAN);
    setTimeout(
      () => {
        res.write('one ');
        setTimeout(() => res.end('two'), 5);
      },
      path === '/stream' ? 0 : 20,
    );
  } else if (answers[path]) {
    res.setHeader(...RAN);
    answers[path](res);
    res.end(res.statusCode === 200 ? 'ok' : undefined);
  } else fail(404);
}
