// The messages that BlockedByCors carries are those that the engines here print.
import { describe, expect, test } from 'vitest';
import {
  CAPTURED_FROM,
  CAPTURED_MESSAGES,
} from '../../packages/browser/dist/esm/blocked/captured-messages.js';
import { ENGINES, findEngine } from './engines/index.js';
import { capture } from './messages/capture.js';

const MINUTES = 60_000;

describe.each(ENGINES.filter(findEngine))('%s', (name) => {
  test('prints what was captured', { timeout: 4 * MINUTES }, async () => {
    const { version, rows } = await capture(name);
    const moved = version === CAPTURED_FROM[name] ? '' : ` (captured from ${CAPTURED_FROM[name]})`;
    const hint = `${name} ${version}${moved} words it differently: npm run capture-messages`;
    expect(byReason(rows), hint).toEqual(byReason(CAPTURED_MESSAGES[name]));
  });
});

/** So that a difference names its reason. */
function byReason(rows) {
  const named = rows.map(({ lines, ...conditions }) => [Object.values(conditions).join(', '), lines]);
  return Object.fromEntries(named);
}
