import { describe, test } from 'vitest';
import {
  APP,
  granted,
  listedActual,
  listedPreflight,
  preflight,
  ran,
  refused,
  request,
} from '../cases/words.js';
import { check } from '../check.js';
import { play } from '../play.js';

const evil = 'https://evil.example';
const at = (path, more) => request(APP, { path, ...more });
const allowed = (status, vary = ['origin']) => ran(listedActual(), vary, status);

/**
 * What is around a proxy, as rows: where (which of its servers), what is asked, what is wanted. All of them are of policy
 * `listed`. `down` has no upstream, `auth` asks for a password before everything, `guarded` asks another server.
 */
const rows = [
  ['up', 'an upstream that says each field twice', at('/doubled-cors'), allowed(200)],
  [
    'up',
    'an upstream that says each field twice, to another origin',
    request(evil, { path: '/doubled-cors' }),
    ran({}, ['origin']),
  ],
  ['up', 'an upstream that is not available and says so', at('/unavailable'), allowed(503)],
  ['hanging', 'an upstream that hangs up', at('/hangs-up'), { ...allowed(502), status: [502, 503] }],
  ['down', 'no upstream', at('/ok'), { ...allowed(502), status: [502, 503] }],
  ['down', 'no upstream, to another origin', request(evil), { ...ran({}, ['origin']), status: [502, 503] }],
  ['down', 'a preflight without an upstream', preflight(APP, 'PUT'), granted(listedPreflight())],
  [
    'auth',
    'a preflight is answered before authentication',
    preflight(APP, 'PUT', 'authorization'),
    granted(listedPreflight()),
  ],
  ['auth', 'a refused preflight, too', preflight(evil, 'PUT'), refused],
  ['auth', 'a page gets to see that it has to sign in', at('/ok'), allowed(401)],
  ['auth', 'another origin does not', request(evil), ran({}, ['origin'], 401)],
  ['auth', 'who has signed in', at('/ok', { Authorization: `Basic ${btoa('ann:secret')}` }), allowed(200)],
  [
    'guarded',
    'a preflight does not reach who guards',
    preflight(APP, 'PUT', 'authorization'),
    granted(listedPreflight()),
  ],
  ['guarded', 'a page gets to see that it may not', at('/ok'), allowed(401)],
  ['guarded', 'who may', at('/ok', { Authorization: 'let me in' }), allowed(200)],
  ['located', 'a location with fields of its own', at('/doubled-cors'), allowed(200)],
  [
    'located',
    'a preflight of a location with fields of its own',
    preflight(APP, 'PUT'),
    granted(listedPreflight()),
  ],
  ['paged', 'a page of its own for an error', at('/ok'), { ...allowed(502), status: [502, 503] }],
  [
    'paged',
    'a page of its own for an error, to another origin',
    request(evil),
    { ...ran({}, ['origin']), status: [502, 503] },
  ],
  ['paged', 'a refused preflight, where there is a page for 403', preflight(evil, 'PUT'), refused],
  ['paged', 'a refused method, where there is a page for 403', preflight(APP, 'PURGE'), refused],
  ['paged', 'a preflight, where there are pages', preflight(APP, 'PUT'), granted(listedPreflight())],
  ['local', 'what the proxy answers itself', at('/ok'), allowed(200)],
  ['local', 'what is not there', at('/missing'), allowed(404)],
];

/** Plays the rows of those servers that there are: `ports()` is name -> port, once they have started. */
export function playSituations(name, ports, { otherwise = {}, servers }) {
  describe(`${name} among others`, () => {
    test.each(rows.filter(([server]) => servers.includes(server)))(
      '%s: %s',
      async (server, what, asked, want) => {
        const answer = await play('h1', ports()[server], asked);
        const other = otherwise[what];
        // Nobody says who answered: it is the proxy itself as often as not.
        check(answer, { request: asked, want: { ...want, ...other, ran: want.ran, ownPage: true } });
      },
    );
  });
}
export const SITUATIONS = [...new Set(rows.map(([server]) => server))];
