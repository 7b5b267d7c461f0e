import { browserAt, type HttpRequest } from '@fullcors/browser';
import { getDomain } from 'tldts';
import type { Asked } from './asked.js';
import { judge, standIn } from './judge.js';
import { plan } from './plan.js';
import { type Exchange, fieldOf, type Wire } from './wire.js';

/** How another origin resembles the page's; each is one way to match origins wrongly. */
export type Likeness = 'any' | 'null' | 'prefix' | 'suffix' | 'dot' | 'scheme';

/** What was asked besides, to find out what kind of server it is. All of it is GET and OPTIONS, to the same URL. */
export interface Probes {
  /** A GET as the page would send it. */
  readonly plain: Exchange;
  /** The same without Origin. */
  readonly withoutOrigin: Exchange;
  /** The same from other origins. */
  readonly others: ReadonlyMap<Likeness, Exchange>;
  /** The origins of those. */
  readonly origins: ReadonlyMap<Likeness, string>;
}

/** Reserved for such uses: RFC 2606. Nobody can own it. */
const STRANGER = 'fullcors-doctor.example';

export async function probe(wire: Wire, asked: Asked, planned: HttpRequest): Promise<Probes> {
  const base = standIn(planned);
  const withOrigin = (origin: string | undefined): HttpRequest => ({
    ...base,
    headers: base.headers.flatMap(([name, value]) => {
      if (name.toLowerCase() === 'referer') return [];
      if (name.toLowerCase() !== 'origin') return [[name, value] as const];
      return origin === undefined ? [] : [[name, origin] as const];
    }),
  });
  const plain = await wire.send(base, asked.method === 'GET' ? 'the request itself' : 'as a GET');
  const origins = new Map(likeOrigins(asked.origin));
  const others = new Map<Likeness, Exchange>();
  const withoutOrigin = await wire.send(withOrigin(undefined), 'without Origin');
  const from = (origin: string) => wire.send(withOrigin(origin), `from ${origin}`);
  const isLetIn = (likeness: Likeness) =>
    fieldOf(others.get(likeness), 'Access-Control-Allow-Origin') === origins.get(likeness);
  for (const likeness of origins.keys()) {
    const origin = origins.get(likeness) ?? '';
    if (likeness === 'dot') {
      // Where the end alone is compared, only a dot within that end tells an expression from it.
      const dot = dotOrigin(asked.origin, isLetIn('suffix') ? 'domain' : 'below');
      origins.set('dot', dot('x'));
      others.set('dot', await from(dot('x')));
      // A dot stands for one character. Where two pass as well, it is another mistake that lets it in.
      if (isLetIn('dot') && fieldOf(await from(dot('xx')), 'Access-Control-Allow-Origin') === dot('xx'))
        others.delete('dot');
      continue;
    }
    others.set(likeness, await from(origin));
    // Who reflects a stranger's origin reflects all of them.
    if (likeness === 'any' && isLetIn('any')) break;
    if (likeness === 'any' && fieldOf(others.get('any'), 'Access-Control-Allow-Origin') === '*') break;
  }
  return { plain, withoutOrigin, others, origins };
}

/** Origins that a wrong match takes for the page's. */
export function likeOrigins(origin: string): ReadonlyMap<Likeness, string> {
  const found = new Map<Likeness, string>([
    ['any', `https://${STRANGER}`],
    ['null', 'null'],
  ]);
  if (origin === 'null') found.delete('null');
  const [, scheme, host, port = ''] = /^(https?):\/\/([^:[\]]+)(:\d+)?$/.exec(origin) ?? [];
  if (!scheme || !host) return found;
  found.set('prefix', `${origin}.${STRANGER}`.replace(/(:\d+)\./, '.'));
  const domain = getDomain(host, { allowPrivateDomains: true });
  // Not `x${host}`: below the same domain it may be allowed on purpose.
  found.set('suffix', `${scheme}://fullcors-doctor${domain ?? host}${port}`);
  if (domain && domain !== host) found.set('dot', dotOrigin(origin, 'below')('x'));
  if (scheme === 'https') found.set('scheme', `http://${host}${port}`);
  return found;
}

/** An origin with something else in place of one dot of its host: the one before its domain, or the last of the domain. */
const dotOrigin =
  (origin: string, where: 'below' | 'domain') =>
  (instead: string): string => {
    const { host } = new URL(origin);
    const domain = getDomain(host, { allowPrivateDomains: true }) ?? '';
    const at = where === 'below' ? origin.lastIndexOf(`.${domain}`) : origin.lastIndexOf('.');
    return origin.slice(0, at) + instead + origin.slice(at + 1);
  };

/** What of a refused preflight it is that the server refuses. */
export interface Refused {
  readonly origin: boolean;
  readonly method: boolean;
  /** Header names. */
  readonly headers: readonly string[];
  readonly proof: readonly number[];
}

/**
 * A server need not say why it refuses a preflight. Asked for one thing at a time, it does: for the origin alone, then for
 * the method, then for each header.
 */
export async function bisect(wire: Wire, asked: Asked, planned: HttpRequest): Promise<Refused> {
  const bare = await wire.send(withOriginAlone(planned), 'a preflight with the origin alone');
  const proof = [bare.number];
  if (!(await grantsOrigin(asked, bare))) return { origin: true, method: false, headers: [], proof };
  const refuses = async (less: Asked, purpose: string): Promise<boolean> => {
    if (!(await plan(less)).preflight) return false;
    const judged = await judge(wire, less, [], { preflightOnly: true, purpose });
    // What stops after the preflight has passed it.
    const isRefused = judged.blocked?.stage === 'preflight';
    if (judged.preflight) proof.push(judged.preflight.number);
    return isRefused;
  };
  const less: Asked = { ...asked, headers: [], body: undefined };
  // POST and its like ask for leave only together with a header.
  const method = /^(GET|HEAD|POST)$/.test(asked.method)
    ? !(await grantsOrigin(
        asked,
        await wire.send(withMethodAlone(planned), `a preflight for ${asked.method} alone`),
      ))
    : await refuses(less, `a preflight for ${asked.method} alone`);
  const headers: string[] = [];
  for (const header of asked.headers) {
    if (await refuses({ ...less, method: 'GET', headers: [header] }, `a preflight for ${header[0]} alone`))
      headers.push(header[0]);
  }
  return { origin: false, method, headers, proof };
}

/** GET needs nobody's leave, and every server that has a list of methods has it there. */
const withOriginAlone = (planned: HttpRequest): HttpRequest => {
  const { headers, ...rest } = withMethodAlone(planned);
  return {
    ...rest,
    headers: headers.map(([name, value]) => [name, /-request-method$/i.test(name) ? 'GET' : value] as const),
  };
};

const withMethodAlone = (planned: HttpRequest): HttpRequest => ({
  ...planned,
  headers: planned.headers.filter(([name]) => !/-request-headers$/i.test(name)),
});

/** The CORS check is the same on every answer, so the browser's half is asked as if it were one to a GET. */
async function grantsOrigin(
  { origin, url, credentials, engine }: Asked,
  { response }: Exchange,
): Promise<boolean> {
  if (!response || response.status < 200 || response.status > 299) return false;
  const answered = { send: async () => ({ ...response, body: null }) };
  const init = { credentials: credentials ? ('include' as const) : ('same-origin' as const) };
  return browserAt(origin, { engine })
    .fetch(answered, url, init)
    .then(
      () => true,
      () => false,
    );
}
