import { A, B, BELOW, EVIL, LIKE } from '../policies.js';

// An order is a list of steps, and a step a few words: who asks, and how. `A`, `evil HEAD`, `B PUT gzip`.

/** Where pages are; `none` is no page, but a tool, a crawler, or the site itself. */
export const WHO = { A, B, below: BELOW, evil: EVIL, like: LIKE, null: 'null', none: undefined };

const METHODS = ['HEAD', 'PUT', 'DELETE', 'OPTIONS'];

/** What a browser says besides, of itself. */
const FIELDS = {
  gzip: ['Accept-Encoding', 'gzip'],
  br: ['Accept-Encoding', 'gzip, br'],
  german: ['Accept-Language', 'de'],
  // It has the answer already, and asks whether it is still good.
  again: ['If-None-Match', '"one"'],
  // A player that jumps.
  part: ['Range', 'bytes=0-3'],
};

export const HOW = ['key', 'credentials', ...Object.keys(FIELDS)];

/** The words of a step -> what is sent. */
export function readStep(step) {
  const [who, ...words] = step.split(' ');
  const unknown = [
    ...(who in WHO ? [] : [who]),
    ...words.filter((word) => ![...METHODS, ...HOW].includes(word)),
  ];
  if (unknown.length > 0) throw new Error(`${step}: nobody knows ${unknown.join(', ')}`);
  return {
    origin: WHO[who],
    method: words.find((word) => METHODS.includes(word)) ?? 'GET',
    // A header that has to be asked for.
    headers: words.includes('key') ? { 'X-API-Key': 'k' } : {},
    credentials: words.includes('credentials') ? 'include' : 'same-origin',
    fields: words.flatMap((word) => (word in FIELDS ? [FIELDS[word]] : [])),
  };
}
