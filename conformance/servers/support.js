// Shared by the servers: the policies they are given, the ports they say, and what a raw Node response is made to do.
import { readFileSync } from 'node:fs';
import { revive } from './revive.js';

/** Name -> options, from the file named on the command line. */
export const policies = () =>
  Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8'))).map(([name, options]) => [
    name,
    revive(options),
  ]);

/** Says name -> port once, as one line of JSON. */
export const say = (ports) => console.log(JSON.stringify(Object.fromEntries(ports)));

/** One listener a policy, on a free port of 127.0.0.1. `serverFor` is given the policy's options. */
export async function listenAll(serverFor) {
  // A handler that throws later must not end the server: what reaches the client is the point.
  process.on('uncaughtException', () => {});
  const ports = [];
  for (const [name, options] of policies()) {
    const server = await serverFor(options);
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    ports.push([name, server.address().port]);
  }
  say(ports);
}

/** Says that the handler ran. */
export const RAN = ['X-App', 'ran'];
/** CORS fields as an application or an upstream sets them in vain. */
export const OWN_CORS = {
  'Access-Control-Allow-Origin': 'https://own.example',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'DELETE',
  'Access-Control-Expose-Headers': 'X-Own',
  'Access-Control-Max-Age': '1',
  'Access-Control-Future-Field': 'x',
};

const own = {
  'X-App': 'ran',
  Vary: 'Accept',
  'access-control-allow-origin': '*',
  'ACCESS-CONTROL-MAX-AGE': '9',
};

/** Path -> what is done to a raw Node response, by a handler of any framework. */
export const raw = {
  '/write-head/status': (res) => {
    res.setHeader(...RAN);
    res.writeHead(200).end('ok');
  },
  '/write-head/reason': (res) => {
    res.setHeader(...RAN);
    res.writeHead(200, 'Fine');
    res.end('ok');
  },
  '/write-head/object': (res) => res.writeHead(200, own).end('ok'),
  '/write-head/reason-object': (res) => res.writeHead(200, 'Fine', own).end('ok'),
  '/write-head/flat': (res) => res.writeHead(200, Object.entries(own).flat()).end('ok'),
  '/write-head/pairs': (res) => res.writeHead(200, Object.entries(own)).end('ok'),
  '/write-head/array-value': (res) =>
    res.writeHead(200, { ...own, Vary: ['Accept', 'Accept-Language'] }).end('ok'),
  '/write-head/after-set': (res) => {
    res.setHeader('Vary', 'Cookie');
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.writeHead(200, own).end('ok');
  },
  '/write-head/appended': (res) => {
    // HTTP/2 has not had it for long.
    const append = res.appendHeader ?? res.setHeader;
    for (const [name, value] of Object.entries(own)) append.call(res, name, value);
    res.writeHead(200).end('ok');
  },
  '/write-head/set-headers': (res) => {
    if (res.setHeaders) res.setHeaders(new Map(Object.entries(own)));
    else for (const [name, value] of Object.entries(own)) res.setHeader(name, value);
    res.writeHead(200).end('ok');
  },
  '/flush': (res) => {
    for (const [name, value] of Object.entries(own)) res.setHeader(name, value);
    res.flushHeaders();
    setTimeout(() => res.end('ok'), 5);
  },
  '/write': (res) => {
    for (const [name, value] of Object.entries(own)) res.setHeader(name, value);
    res.write('o');
    res.end('k');
  },
  '/early-hints': (res) => {
    res.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
    res.setHeader(...RAN);
    res.end('ok');
  },
};
