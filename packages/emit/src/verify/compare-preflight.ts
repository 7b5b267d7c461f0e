import { compareOrigin, leftOver, withoutMeaning } from './compare-fields.js';
import type { Difference } from './difference.js';
import { type Asked, fieldOf, type Listed, linesOf, membersOf, stops } from './grant.js';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN, isWider, onField, onStatus, type Pair } from './pair.js';

const MEANING = /-(allow-(origin|credentials|methods|headers|private-network)|max-age)$/;
const SAFELISTED = ['GET', 'HEAD', 'POST'];

/** The answers to a CORS-preflight request. */
export function comparePreflight(pair: Pair): readonly Difference[] {
  const { request, wanted, got, before } = pair;
  const asked: Asked = {
    method: request.requestMethod ?? '',
    names: membersOf(request.requestHeaders).map((name) => name.toLowerCase()),
  };
  const isGranted = !stops(wanted, request.origin, asked, false);
  const stop = stops(got, request.origin, asked, false);
  if (!isGranted && stop) return compareRefused(pair);
  if (!isGranted) return [onField('preflight-granted', 'widens', ALLOW_ORIGIN, pair)];
  if (stop) return [stopped(stop, pair)];
  // A page with credentials may be stopped where one without is not.
  const later = before.credentials ? stops(got, request.origin, asked, true) : undefined;
  const isTold = later === undefined || later === 'credentials';
  return [...compareGranted(pair), ...(isTold ? [] : [stopped(later, pair)])];
}

function stopped(stop: NonNullable<ReturnType<typeof stops>>, pair: Pair): Difference {
  switch (stop) {
    case 'origin':
      return onField('origin-not-granted', 'narrows', ALLOW_ORIGIN, pair);
    case 'credentials':
      return onField('credentials-not-granted', 'narrows', ALLOW_CREDENTIALS, pair);
    case 'status':
      return onStatus('preflight-status', 'narrows', pair);
    case 'method':
      return onField('method-not-granted', 'narrows', 'Access-Control-Allow-Methods', pair);
    case 'header':
      return onField('header-not-granted', 'narrows', 'Access-Control-Allow-Headers', pair);
  }
}

/** Refused either way; what can differ is how much is told. */
function compareRefused(pair: Pair): readonly Difference[] {
  const { wanted, got } = pair;
  return [
    ...(wanted.status === got.status ? [] : [onStatus('status-differs', 'differs', pair)]),
    // Under `debug` it is the policy that tells, and less is no news to anyone.
    ...leftOver(pair, pair.before.origin === 'none' ? 'policy-told' : 'field-differs'),
  ];
}

/** It passes either way; but a browser remembers what else is granted, and does not ask for that again. */
function compareGranted(pair: Pair): readonly Difference[] {
  const { wanted, got, before, after } = pair;
  const found = [...compareOrigin(pair)];
  if (wanted.status !== got.status) found.push(onStatus('status-differs', 'differs', pair));
  const lists = [
    ['Access-Control-Allow-Methods', 'method-granted', before.methods, withoutSafelisted(after.methods)],
    ['Access-Control-Allow-Headers', 'header-granted', before.headers, after.headers],
  ] as const;
  for (const [field, code, allowed, listed] of lists) {
    if (isWider(allowed, listed)) found.push(onField(code, 'widens', field, pair));
    else if (isWider(listed, withoutSafelisted(allowed))) {
      found.push(onField('field-differs', 'differs', field, pair));
    }
  }
  const network = 'Access-Control-Allow-Private-Network';
  if (after.privateNetwork && !before.privateNetwork) {
    found.push(onField('private-network-granted', 'widens', network, pair));
  }
  if (before.privateNetwork && !after.privateNetwork) {
    found.push(onField('private-network-not-granted', 'narrows', network, pair));
  }
  const age = 'Access-Control-Max-Age';
  if (fieldOf(wanted.headers, age) !== linesOf(got.headers, age)[0]) {
    found.push(onField('max-age-differs', 'differs', age, pair));
  }
  return [...found, ...withoutMeaning(pair, MEANING)];
}

/** They pass whatever is listed. https://fetch.spec.whatwg.org/#cors-safelisted-method */
const withoutSafelisted = ({ any, names }: Listed): Listed => ({
  any,
  names: new Set([...names].filter((name) => !SAFELISTED.includes(name))),
});
