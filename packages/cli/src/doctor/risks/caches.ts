import type { Asked } from '../asked.js';
import { allowedOrigin, variesOnOrigin } from '../diagnose/case.js';
import { cacheTrace } from '../diagnose/origin-value.js';
import type { Finding } from '../finding.js';
import type { Probes } from '../probes.js';
import { type Exchange, fieldOf, listOf } from '../wire.js';

/** An answer that depends on Origin and does not say so: a cache then gives one site's answer to another. */
export function caches(asked: Asked, { plain, withoutOrigin, others }: Probes): readonly Finding[] {
  const answers = [plain, withoutOrigin, ...others.values()].filter(({ response }) => response !== undefined);
  // Redirects and such apart, only what is stored can be mistaken.
  if (answers.every(isNeverStored)) return [];
  const first = answers[0];
  const other = answers.find((exchange) => allowedOrigin(exchange) !== allowedOrigin(first));
  if (!first || !other) return [];
  const silent = [first, other].filter((exchange) => !variesOnOrigin(exchange) && !isNeverStored(exchange));
  if (silent.length === 0) return [];
  const trace = answers.map((at) => cacheTrace({ at })).find(Boolean);
  const said = (exchange: Exchange) => allowedOrigin(exchange) ?? 'no Access-Control-Allow-Origin';
  const isCached = trace !== undefined;
  return [
    {
      code: isCached ? 'shared-cache' : 'vary-missing',
      weight: 'risk',
      what: isCached
        ? `A cache stands in front (${trace}), and answers that depend on Origin do not say Vary: Origin.`
        : `The answer depends on Origin, and ${silent.length === 2 ? 'does not say' : `not every answer says`} Vary: Origin.`,
      why: `From ${asked.origin} it says ${said(first)}, ${from(other)} ${said(other)}. A browser's cache or a CDN gives one for the other: it works, and fails after a reload.`,
      fix: 'send Vary: Origin on every answer of this URL, also without Origin and to those who are refused',
      changes: [{ on: 'answers', set: { Vary: joinVary(plain) } }],
      mistake: 'vary',
      proof: [first.number, other.number],
    },
  ];
}

function from({ request }: Exchange): string {
  const origin = request.headers.find(([name]) => name.toLowerCase() === 'origin')?.[1];
  return origin === undefined ? 'without Origin' : `from ${origin}`;
}

const isNeverStored = (exchange: Exchange): boolean => listOf(exchange, 'Cache-Control').includes('no-store');

const joinVary = (exchange: Exchange): string => {
  const given = fieldOf(exchange, 'Vary');
  return given ? `${given}, Origin` : 'Origin';
};
