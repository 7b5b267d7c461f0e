// What Chromium (over the DevTools protocol) and Firefox (over WebDriver BiDi) have in common.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { leash, makeHome } from './leash.js';
import { programOf, resultOf } from './program.js';

const HALF_AN_HOUR = 30 * 60_000;

/**
 * @param preferences Chromium's, for a profile that is new
 * @param listen starts to read a page's console; gives the function that takes what it has read.
 */
export async function launchWithPuppeteer({ name, listen, preferences, ...options }) {
  const { folder, env } = makeHome();
  if (preferences) {
    mkdirSync(join(folder, 'Default'));
    writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  }
  const browser = await puppeteer
    .launch({
      headless: true,
      networkEnabled: false,
      acceptInsecureCerts: true,
      protocolTimeout: HALF_AN_HOUR,
      userDataDir: folder,
      env,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...options,
    })
    .catch((error) => {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    });
  const end = leash(browser.process(), folder);
  const [, version] = /\/(.+)/.exec(await browser.version());
  return {
    name,
    version,
    /** Puppeteer's own, for tests that click. */
    browser,
    close: end,
    async open(url) {
      const page = await browser.newPage();
      const messages = await listen(page);
      await page.goto(url);
      return {
        run: async (source, ...args) => resultOf(await page.evaluate(programOf(source, args))),
        messages,
        goto: async (next) => void (await page.goto(next)),
        close: () => page.close(),
      };
    },
  };
}
