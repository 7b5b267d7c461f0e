// Finds a real Chromium, and says what is missing where there is none.
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { describe, test } from 'vitest';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const MISSING = 'not tested here: Chromium, `apt-get install chromium` (or set CHROMIUM to its path)';

/** The path of a Chromium: `CHROMIUM` where it is set, else the first in a usual place; undefined where there is none. */
export function findChromium(env = process.env) {
  const places = env.CHROMIUM ? [env.CHROMIUM] : USUAL_PLACES;
  return places.find((path) => existsSync(path));
}

export const launchChromium = () =>
  puppeteer.launch({ executablePath: findChromium(), headless: true, args: ARGS });

/** `describe` for tests that need Chromium. Without it they are skipped with one line, and in CI they fail. */
export function describeInChromium(title, tests) {
  if (findChromium()) return describe(title, tests);
  if (!process.env.CI) {
    console.warn(MISSING);
    return describe.skip(title, tests);
  }
  return describe(title, () => {
    test('needs Chromium', () => {
      throw new Error(MISSING);
    });
  });
}
