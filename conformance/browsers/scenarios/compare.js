/**
 * Where two outcomes of one scenario differ: `{ at, one, other }` each, what comes first in time first. A difference
 * often draws others after it (a refused preflight, then no request), so the first tells which kind it is.
 */
export function differences(one, other) {
  return [
    ...inTurn('request', one.requests, other.requests, REQUEST_PARTS),
    ...inTurn('fetch', one.fetches, other.fetches, FETCH_PARTS),
  ];
}

/** The kind of a difference, by which differences are counted and shrinking keeps to one. */
export const kindOf = ([{ at, one, other }]) => {
  const [what, part] = at.split(' ').filter((word) => !/^\d+$/.test(word));
  if (part === 'outcome') return `${what} ${part}: ${one} or ${other}`;
  if (part === 'line') return `${what} ${part}: ${methodOf(one)} or ${methodOf(other)}`;
  if (part === 'access-control-request-headers' && one && other)
    return `${what} ${part}: ${only(one, other)}`;
  return `${what} ${part}: ${seen(one)} or ${seen(other)}`;
};

const methodOf = (line) => (line.startsWith('OPTIONS') ? 'OPTIONS' : 'another');
/** The names that only one of the lists has. */
function only(one, other) {
  const [ones, others] = [one.split(','), other.split(',')];
  const more = [...ones.filter((it) => !others.includes(it)), ...others.filter((it) => !ones.includes(it))];
  return more.length > 0 ? more.join(' ') : 'other order or number';
}
const seen = (value) => (value === undefined ? 'none' : 'said');

function inTurn(what, ones, others, partsOf) {
  const found = [];
  for (let index = 0; index < Math.max(ones.length, others.length); index++) {
    const at = `${what} ${index + 1}`;
    const [one, other] = [ones[index], others[index]];
    if (!one || !other) {
      found.push({ at: `${at} outcome`, one: one ? 'seen' : 'none', other: other ? 'seen' : 'none' });
      continue;
    }
    const [left, right] = [partsOf(one), partsOf(other)];
    for (const part of new Set([...Object.keys(left), ...Object.keys(right)])) {
      if (JSON.stringify(left[part]) === JSON.stringify(right[part])) continue;
      found.push({ at: `${at} ${part}`, one: left[part], other: right[part] });
    }
  }
  return found;
}

const REQUEST_PARTS = ({ method, url, headers, body }) => ({
  line: `${method} ${url}`,
  ...headers,
  body,
});

const FETCH_PARTS = ({ read, ...rest }) => {
  if (!read) return { outcome: Object.keys(rest)[0], ...rest };
  const { headers, ...others } = read;
  const lines = {};
  for (const [name, value] of headers) lines[`${name}:`] = value;
  return { outcome: 'read', ...others, ...lines };
};
