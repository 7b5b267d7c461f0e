// Three real browser engines behind one interface: the judges of what @fullcors/browser says.
import { notTestedHere } from '../../runners/missing.js';
import * as chromium from './chromium.js';
import * as firefox from './firefox.js';
import * as webkit from './webkit.js';

const engines = { chromium, firefox, webkit };

export const ENGINES = Object.keys(engines);

/** What to install where an engine is missing: "firefox, `apt-get install firefox-esr`"; undefined where it is there. */
export const missing = (engine) => engines[engine].missing();

/** Whether an engine is here; where it is not says so in one line, and fails where nothing may be missing. */
export function findEngine(engine) {
  const what = missing(engine);
  if (what) notTestedHere(what);
  return !what;
}

/**
 * Starts an engine with a profile of its own. It dies with `close`, and with the process that launched it.
 * @typedef {object} Engine
 * @property {string} name one of ENGINES
 * @property {string} version such as "Chromium 156.0.8078.79"
 * @property {(url: string) => Promise<Tab>} open tabs share the engine's caches and cookies; in
 *   Firefox only the one opened last is visible, and the timers of the others tick once a second
 * @property {() => Promise<void>} [clearCookies] of an engine that keeps only so many
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Tab
 * @property {(source: string, ...args: unknown[]) => Promise<unknown>} run `source` is the body of an async function that
 *   finds JSON in `args` and returns JSON. It may take minutes; each takes 0.1 s in WebKit, so much is done in one.
 * @property {() => string[]} messages what the browser has written into the console since the last call
 * @property {(url: string) => Promise<void>} goto
 * @property {() => Promise<void>} close
 *
 * @param {{ proxy?: string }} [options] `proxy` is the `host:port` through which everything goes, this machine's own
 *   names too
 * @returns {Promise<Engine>}
 */
export async function launch(engine, options = {}) {
  const what = missing(engine);
  if (what) throw new Error(`missing: ${what}`);
  return engines[engine].launch(options);
}
