import type { Difference, DifferenceCode } from './difference.js';
import { fieldOf, isCorsField } from './grant.js';
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN, onField, type Pair } from './pair.js';

/** Who may read, and with what. */
export function compareOrigin(pair: Pair): readonly Difference[] {
  const { before, after } = pair;
  const found: Difference[] = [];
  if (before.origin === 'none' && after.origin !== 'none') {
    const code = after.credentials ? 'origin-granted-with-credentials' : 'origin-granted';
    return [onField(code, 'widens', ALLOW_ORIGIN, pair)];
  }
  if (before.origin !== 'none' && after.origin === 'none') {
    return [onField('origin-not-granted', 'narrows', ALLOW_ORIGIN, pair)];
  }
  if (before.origin === 'this' && after.origin === 'any') {
    found.push(onField('any-origin-granted', 'widens', ALLOW_ORIGIN, pair));
  } else if (before.origin === 'any' && after.origin === 'this') {
    found.push(onField('origin-named', 'differs', ALLOW_ORIGIN, pair));
  }
  if (after.credentials && !before.credentials) {
    found.push(onField('credentials-granted', 'widens', ALLOW_CREDENTIALS, pair));
  }
  if (before.credentials && !after.credentials) {
    found.push(onField('credentials-not-granted', 'narrows', ALLOW_CREDENTIALS, pair));
  }
  return found;
}

/** Fields that say nothing on such an answer: they come from somebody else. */
export function withoutMeaning(pair: Pair, meaning: RegExp): readonly Difference[] {
  const { headers } = pair.got;
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const isAlone = pair.after.origin === 'any' && fieldOf(headers, ALLOW_CREDENTIALS) !== undefined;
  return [...names]
    .filter((name) => isCorsField(name) && !meaning.test(name))
    .concat(isAlone ? [ALLOW_CREDENTIALS] : [])
    .map((name) => onField('field-differs', 'differs', name, pair));
}

/** Fields that grant nothing and stand there nevertheless, or do not though the policy has them. */
export function leftOver(pair: Pair, code: DifferenceCode): readonly Difference[] {
  const { wanted, got } = pair;
  const names = [...wanted.headers, ...got.headers].map(([name]) => name.toLowerCase()).filter(isCorsField);
  const differing = [...new Set(names)].filter(
    (name) => fieldOf(wanted.headers, name) !== fieldOf(got.headers, name),
  );
  // One is enough to see what it is; a refused preflight that tells the policy would be five.
  return differing.slice(0, 1).map((name) => onField(code, 'differs', name, pair));
}
