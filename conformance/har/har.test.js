// What the network panels of Chromium and Firefox have exported (record.js) is explained: of each request the failure that it
// was recorded for, and of the others nothing.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type } from '../doctor/visit.js';
import { HAR_CASES } from './cases.js';

const at = (name) => fileURLToPath(new URL(`${name}.har`, import.meta.url));

/** Path -> what is said of it. */
async function explained(browser, ...flags) {
  const { code, out, err } = await type(['explain', '--har', at(browser), '--format', 'json', ...flags]);
  expect(err).toBe('');
  const { failures, ...report } = JSON.parse(out);
  const said = new Map(
    failures.map(({ url, code, stage }) => [new URL(url).pathname.slice(1), `${code} ${stage}`]),
  );
  return { code, said, failures, ...report };
}

/** Firefox exports neither the credentials mode nor an error, so these are found with --credentials only. */
const NOT_IN_FIREFOX = ['wildcard', 'no-credentials'];

describe.each(['chromium', 'firefox'])('%s', (browser) => {
  test.each(HAR_CASES.map(([name, , , wanted]) => [name, wanted]))('%s', async (name, wanted) => {
    const isHidden = browser === 'firefox' && NOT_IN_FIREFOX.includes(name);
    const { said } = await explained(browser, ...(isHidden ? ['--credentials'] : []));
    if (wanted.length === 0) expect(said.get(name)).toBeUndefined();
    else
      expect(
        browser === 'firefox' && /no-answer/.test(wanted.join())
          ? ['answer-not-recorded preflight', 'answer-not-recorded actual', ...wanted]
          : wanted,
      ).toContain(said.get(name));
  });

  test('nothing else is said', async () => {
    const { code, said, judged, skipped } = await explained(browser);
    const names = HAR_CASES.filter(([, , , wanted]) => wanted.length > 0).map(([name]) => name);
    expect([...said.keys()].filter((name) => !names.includes(name))).toEqual([]);
    expect({ code, skipped }).toEqual({ code: 1, skipped: 0 });
    // All but the image; what a redirect led to is part of what was redirected.
    expect(judged).toBe(HAR_CASES.length - 1);
  });

  test('what the file cannot tell is said', async () => {
    const { blockedOnlyWithCredentials } = await explained(browser);
    // "any", whose * does not count with credentials.
    expect(blockedOnlyWithCredentials).toBe(browser === 'firefox' ? 1 + NOT_IN_FIREFOX.length : 1);
  });

  test('the text fits into 80 columns, and has a command for each', async () => {
    const { out } = await type(['explain', '--har', at(browser)]);
    expect(out.split('\n').filter((line) => line.length > 80 && !/https?:/.test(line))).toEqual([]);
    expect(out.match(/^ {2}fullcors doctor http/gm)).toHaveLength(out.match(/^✗ /gm).length);
  });
});
