import type { CorsRequest, Decision } from 'fullcors';
import { compareOrigin, leftOver, withoutMeaning } from './compare-fields.js';
import { comparePreflight } from './compare-preflight.js';
import type { Difference } from './difference.js';
import { type Answer, fieldOf, grantOf, isCorsField, linesOf, membersOf } from './grant.js';
import { isWider, onField, onStatus, type Pair } from './pair.js';

/** Of what is no preflight. */
const MEANING = /-(allow-origin|allow-credentials|expose-headers)$/;

/**
 * What an answer does otherwise than the runtime decided, and what comes of it. The application's own status, fields and
 * `Vary` are its own. None where a browser, and a cache, can tell no difference.
 */
export function compare(request: CorsRequest, decision: Decision, got: Answer): readonly Difference[] {
  const wanted: Answer = { status: decision.status ?? got.status, headers: decision.headers };
  const pair: Pair = {
    request,
    wanted,
    got,
    before: grantOf(wanted.headers, request.origin || undefined),
    after: grantOf(got.headers, request.origin || undefined),
  };
  const isPreflight = decision.kind === 'preflight';
  const twice = doubled(pair);
  // Two lines are why the origin is not granted, and to be told instead.
  const isTold = ({ code, field }: Difference): boolean =>
    code === 'origin-not-granted' && twice.some((one) => one.field === field);
  return [
    ...(isPreflight ? comparePreflight(pair) : compareActual(pair)).filter((one) => !isTold(one)),
    ...twice,
    ...varies(pair),
  ];
}

function compareActual(pair: Pair): readonly Difference[] {
  const { wanted, got, before, after } = pair;
  const found: Difference[] = [];
  if (wanted.status === 403 && got.status !== 403) found.push(onStatus('not-enforced', 'widens', pair));
  found.push(...compareOrigin(pair));
  if (before.origin === 'none' || after.origin === 'none') {
    if (before.origin === after.origin) found.push(...leftOver(pair, 'field-differs'));
    return found;
  }
  const expose = 'Access-Control-Expose-Headers';
  if (isWider(before.exposes, after.exposes)) found.push(onField('header-exposed', 'widens', expose, pair));
  if (isWider(after.exposes, before.exposes)) {
    found.push(onField('header-not-exposed', 'narrows', expose, pair));
  }
  return [...found, ...withoutMeaning(pair, MEANING)];
}

/** Browsers join the lines; of the two fields that are no lists nothing is left then. */
function doubled(pair: Pair): readonly Difference[] {
  const { got, before } = pair;
  const names = [...new Set(got.headers.map(([name]) => name.toLowerCase()))].filter(
    (name) => isCorsField(name) && linesOf(got.headers, name).length > 1,
  );
  return names.map((name) => {
    const breaks = /-(origin|credentials)$/.test(name) && before.origin !== 'none';
    return onField('field-doubled', breaks ? 'narrows' : 'differs', name, pair);
  });
}

/** What a cache must be told. More than the policy's is the application's. */
function varies(pair: Pair): readonly Difference[] {
  const names = (answer: Answer): readonly string[] =>
    membersOf(fieldOf(answer.headers, 'Vary')).map((name) => name.toLowerCase());
  const given = names(pair.got);
  if (given.includes('*') || names(pair.wanted).every((name) => given.includes(name))) return [];
  return [onField('vary-missing', 'differs', 'Vary', pair)];
}
