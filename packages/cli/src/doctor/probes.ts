import type { HttpRequest } from '@fullcors/browser';
import { getDomain } from 'tldts';
import type { Asked } from './asked.js';
import { judge, standIn } from './judge.js';
import { type Plan, plan } from './plan.js';
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
  const origins = likeOrigins(asked.origin);
  const others = new Map<Likeness, Exchange>();
  const withoutOrigin = await wire.send(withOrigin(undefined), 'without Origin');
  for (const [likeness, origin] of origins) {
    others.set(likeness, await wire.send(withOrigin(origin), `from ${origin}`));
    // Who reflects a stranger's origin reflects all of them.
    if (likeness === 'any' && fieldOf(others.get('any'), 'Access-Control-Allow-Origin') === origin) break;
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
  if (domain && domain !== host) {
    const below = host.slice(0, -domain.length - 1);
    found.set('dot', `${scheme}://${below}x${domain}${port}`);
  }
  if (scheme === 'https') found.set('scheme', `http://${host}${port}`);
  return found;
}

/** What of a refused preflight it is that the server refuses; undefined where it refuses each. */
export interface Refused {
  readonly part: 'origin' | 'method' | 'headers';
  /** The header names. */
  readonly names: readonly string[];
  readonly proof: readonly number[];
}

/**
 * A server need not say why it refuses a preflight. Asked with less, and less, it does: with the origin alone, then with
 * the method, then header by header.
 */
export async function bisect(wire: Wire, asked: Asked): Promise<Refused | undefined> {
  const proof: number[] = [];
  const passes = async (part: Partial<Asked>, purpose: string): Promise<boolean> => {
    const less = { ...asked, ...part };
    const judged = await judge(wire, less, [], { preflightOnly: true, purpose });
    if (judged.preflight) proof.push(judged.preflight.number);
    // What stops after the preflight has passed it.
    return judged.blocked?.stage !== 'preflight';
  };
  const bare = { method: 'POST', headers: [], body: '' };
  if (!(await passes(bare, 'a preflight with the origin alone'))) return { part: 'origin', names: [], proof };
  if (!(await passes({ ...asked, headers: [] }, `a preflight for ${asked.method} alone`)))
    return { part: 'method', names: [], proof };
  const names: string[] = [];
  for (const header of asked.headers) {
    const only = { ...asked, headers: [header] };
    if (!(await isPreflighted(only))) continue;
    if (!(await passes(only, `a preflight for ${header[0]} alone`))) names.push(header[0]);
  }
  return { part: 'headers', names, proof };
}

const isPreflighted = async (asked: Asked): Promise<boolean> =>
  ((await plan(asked)) satisfies Plan).preflight !== undefined;
