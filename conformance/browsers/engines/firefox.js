import { find } from './leash.js';
import { launchWithPuppeteer } from './puppeteer.js';

const USUAL_PLACES = ['firefox-esr', 'firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

// What puppeteer writes into a profile and a page could notice goes back to what Firefox ships: cookies partitioned by
// site (cookieBehavior5), and files that are strangers to each other.
const PREFERENCES = {
  'browser.contentblocking.features.standard': '-tp,tpPrivate,cookieBehavior5,-cryptoTP,-fp',
  'security.fileuri.strict_origin_policy': true,
};

// Firefox forgets a preflight when it has looked up the host's address anew (CORSCacheEntry::CheckDNSCache in
// netwerk/protocol/http/nsCORSListenerProxy.cpp), which is after a minute: no scenario should depend on the minute.
// And it keeps 180 cookies a host, where thousands of scenarios are one host's.
const PINNED = {
  'network.dnsCacheExpiration': 86_400,
  'network.cookie.maxPerHost': 65_535,
  'network.cookie.maxNumber': 65_535,
};

/** `FIREFOX` where it is set, else the first in a usual place. */
const findFirefox = () => (process.env.FIREFOX ? find(process.env.FIREFOX) : find(...USUAL_PLACES));

export function missing() {
  if (!findFirefox()) return 'firefox, `apt-get install firefox-esr` (or set FIREFOX to its path)';
}

export const launch = ({ proxy }) =>
  launchWithPuppeteer({
    name: 'firefox',
    browser: 'firefox',
    executablePath: findFirefox(),
    extraPrefsFirefox: { ...PREFERENCES, ...PINNED, ...(proxy ? throughProxy(proxy) : {}) },
    listen,
  });

/** What is no console.log comes as an error of the page: CORS's messages, and exceptions that nothing caught. */
async function listen(page) {
  const texts = [];
  page.on('pageerror', ({ message }) => texts.push(message));
  return () => texts.splice(0);
}

function throughProxy(proxy) {
  const [host, port] = proxy.split(':');
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.allow_hijacking_localhost': true,
  };
}
