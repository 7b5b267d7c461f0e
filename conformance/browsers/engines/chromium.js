import { find } from './leash.js';
import { launchWithPuppeteer } from './puppeteer.js';

const USUAL_PLACES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
// What a page may do is left as it is. Puppeteer's own arguments switch off updates, first-run pages and the like.
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-component-update'];

// Debian's build keeps no cookies of third parties, where Chromium itself does.
const PREFERENCES = { profile: { cookie_controls_mode: 0 } };

/** `CHROMIUM` where it is set, else the first in a usual place. */
const findChromium = () => (process.env.CHROMIUM ? find(process.env.CHROMIUM) : find(...USUAL_PLACES));

export function missing() {
  if (!findChromium()) return 'chromium, `apt-get install chromium` (or set CHROMIUM to its path)';
}

export async function launch({ proxy }) {
  const engine = await launchWithPuppeteer({
    name: 'chromium',
    preferences: PREFERENCES,
    browser: 'chrome',
    executablePath: findChromium(),
    // Chromium would ask for https where a page by http is meant, and goes around its proxy for loopback.
    args: proxy
      ? [
          ...ARGS,
          `--proxy-server=${proxy}`,
          '--proxy-bypass-list=<-loopback>',
          '--disable-features=HttpsUpgrades',
        ]
      : ARGS,
    listen,
  });
  // It keeps 180 cookies a host, and of those rather the Secure ones: thousands of scenarios are one host's.
  const storage = await engine.browser.target().createCDPSession();
  return { ...engine, clearCookies: () => storage.send('Storage.clearCookies') };
}

/** The log holds what the browser itself says; console.log and exceptions have domains of their own. */
async function listen(page) {
  const texts = [];
  const log = await page.createCDPSession();
  log.on('Log.entryAdded', ({ entry }) => texts.push(entry.text));
  await log.send('Log.enable');
  return () => texts.splice(0);
}
