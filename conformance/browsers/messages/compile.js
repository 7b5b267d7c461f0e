// From what was seen to templates: what is known becomes a placeholder, and what makes no difference is left out.
import { fill } from '../../../packages/browser/dist/esm/blocked/console-messages.js';
import {
  detailOf,
  PLACEHOLDERS,
  placeholderValues,
} from '../../../packages/browser/dist/esm/blocked/message-facts.js';

/** What a wording may depend on, from nothing to everything. */
const CONDITIONS = [
  [],
  ['initiator'],
  ['redirected'],
  ['initiator', 'redirected'],
  ['detail'],
  ['detail', 'initiator'],
  ['detail', 'redirected'],
  ['detail', 'initiator', 'redirected'],
];

/** The rows of one engine in captured-messages.ts. */
export function compile(played) {
  return [...groupBy(played, keyOf).values()].flatMap(compileGroup);
}

const keyOf = ({ facts: { reason, stage } }) => `${reason} ${stage}`;

/** One reason at one stage: the fewest conditions under which one template says all that was seen. */
function compileGroup(seen) {
  const [{ facts }] = seen;
  const allowed = seen.find(({ outcome }) => outcome === 'allowed');
  if (allowed) throw new Error(`${keyOf(allowed)} was not blocked: ${JSON.stringify(allowed.facts)}`);
  for (const names of CONDITIONS) {
    const cells = groupBy(seen, (one) => JSON.stringify(names.map((name) => conditionsOf(one)[name])));
    const rows = [...cells.values()].map((cell) => ({
      ...{ reason: facts.reason, stage: facts.stage },
      ...Object.fromEntries(names.map((name) => [name, conditionsOf(cell[0])[name]])),
      lines: templateFor(cell),
    }));
    if (rows.every(({ lines }) => lines)) return rows;
  }
  throw new Error(`no templates fit what was seen:\n${JSON.stringify(seen, null, 2)}`);
}

const conditionsOf = ({ facts, initiator, redirected }) => ({
  initiator,
  redirected,
  detail: detailOf(facts),
});

/** The lines of one of them, with placeholders, if they say all the others, too. */
function templateFor(cell) {
  // After a redirect the first URL and the last can be told apart.
  const candidates = [...cell]
    .sort((a, b) => b.redirected - a.redirected)
    .flatMap((one) => [templateOf(one), templateOf(one, ['redirectedFrom'])]);
  return candidates.find((lines) =>
    cell.every(
      (one) =>
        JSON.stringify(lines.map((line) => fill(line, placeholderValues(one.facts)))) ===
        JSON.stringify(one.lines),
    ),
  );
}

/** Longer values first: a URL has an origin in it. The usual schemes are words that messages have anyway. */
function templateOf({ facts, lines }, unused = []) {
  const { scheme, ...values } = placeholderValues(facts);
  if (!/^https?$/.test(scheme)) values.scheme = scheme;
  const known = PLACEHOLDERS.filter((name) => values[name]?.length > 1 && !unused.includes(name)).sort(
    (a, b) => values[b].length - values[a].length,
  );
  return lines.map((line) => replaceAll(line, known, values));
}

/** Not within what a longer value has replaced. */
function replaceAll(line, [name, ...others], values) {
  if (name === undefined) return line;
  return line
    .split(values[name])
    .map((piece) => replaceAll(piece, others, values))
    .join(`{${name}}`);
}

function groupBy(list, key) {
  const groups = new Map();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
