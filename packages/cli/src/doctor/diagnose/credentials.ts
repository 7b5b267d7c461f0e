import type { Finding } from '../finding.js';
import { fieldOf, linesOf } from '../wire.js';
import { type Case, grantHere, sentence, shown, theAnswer } from './case.js';

const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';

export const wildcardWithCredentials = (refusal: Case): Finding => ({
  code: 'wildcard-with-credentials',
  weight: 'blocks',
  what: `${sentence(theAnswer(refusal))} allows * (any origin), and the page asks with credentials.`,
  why: 'With credentials browsers want the origin itself: * would let every site read what the user may read.',
  fix: `list the origins, and send back the one that asks, ${refusal.asked.origin}, with Vary: Origin and ${ALLOW_CREDENTIALS}: true; or fetch without credentials: 'include'`,
  changes: grantHere(refusal),
  mistake: 'cors',
  proof: [refusal.at.number],
});

export const credentialsMissing = (refusal: Case): Finding => ({
  code: 'credentials-missing',
  weight: 'blocks',
  what: `${sentence(theAnswer(refusal))} has no ${ALLOW_CREDENTIALS}, and the page asks with credentials.`,
  why: 'The origin is allowed, but not together with cookies.',
  fix: `send ${ALLOW_CREDENTIALS}: true, on preflights as well; or fetch without credentials: 'include'`,
  changes: grantHere(refusal),
  mistake: 'cors',
  proof: [refusal.at.number],
});

export function credentialsInvalid(refusal: Case): Finding {
  const { at } = refusal;
  const isDoubled = linesOf(at, ALLOW_CREDENTIALS).length > 1;
  return {
    code: 'credentials-invalid',
    weight: 'blocks',
    what: `${ALLOW_CREDENTIALS} is ${shown(fieldOf(at, ALLOW_CREDENTIALS) ?? '')}${isDoubled ? ', said twice' : ''}.`,
    why: isDoubled
      ? 'Two layers answer CORS; the only value that counts is true, once.'
      : 'The only value that counts is true, in lower case.',
    fix: isDoubled ? 'let one layer alone answer CORS' : 'send it as true, in lower case',
    changes: grantHere(refusal),
    mistake: isDoubled ? 'doubled' : 'cors',
    proof: [at.number],
  };
}
