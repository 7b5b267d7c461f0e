import { readable } from './in-engine.js';
import { xhrInit } from './xhr.js';

/**
 * `@fullcors/browser` as a player, over the network and so with the same servers: each scenario in a browser of its own.
 * @param library what the package exports
 * @param engine whose judgement is asked of it
 */
export function standardAsPlayer(library, stage, engine = 'standard') {
  const play = async (scenarios) => {
    const { now } = Date;
    Date.now = () => now() + clock.ahead;
    try {
      return await inTurn(scenarios, (scenario) => playOne(library, stage, engine, scenario));
    } finally {
      Date.now = now;
    }
  };
  return { name: `@fullcors/browser as ${engine}`, version: '', play };
}

/** Where an engine waits, the clock goes ahead; such scenarios are played one by one. */
const clock = { ahead: 0 };

/** Some at a time: each waits for its sockets. */
async function inTurn(items, task) {
  const results = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await task(item);
  };
  const abreast = items.some(({ fetches }) => fetches.some(({ pause }) => pause)) ? 1 : 8;
  await Promise.all(Array.from({ length: abreast }, worker));
  return results;
}

async function playOne({ browserAt, BlockedByCors }, stage, engine, scenario) {
  const { names, me, end } = stage.put(scenario);
  // The page without an origin is a sandboxed one, at the app's address.
  const embeddedIn = me === 'null' ? names.spell('{app}') : me;
  const page = browserAt(me, { engine, embeddedIn });
  const fetches = [];
  const reasons = [];
  for (const { url, via, pause = 0, ...said } of scenario.fetches) {
    clock.ahead += pause * 1000;
    const outcome = await fetchOne(page, names.spell(url), via, said, engine).catch((error) => {
      if (!(error instanceof BlockedByCors)) return { threw: error.name };
      reasons.push(`${error.stage}: ${error.reason}`);
      return { blocked: via === 'fetch' ? 'TypeError' : 'error' };
    });
    fetches.push(readable(outcome, names));
  }
  return { fetches, requests: end(), reasons };
}

async function fetchOne(page, url, via, said, engine) {
  const body = said.body && bodyOf(said.body);
  const response = await page.fetch(
    url,
    via === 'fetch' ? { ...said, body } : xhrInit({ ...said, via, body }, engine),
  );
  const { type, status, redirected, headers } = response;
  const text = await response.text();
  const read = { status, url: response.url, headers: [...headers], body: text };
  return { read: via === 'fetch' ? { type, redirected, ...read } : read };
}

function bodyOf({ kind, text, type }) {
  if (kind === 'blob') return new Blob([text], { type });
  if (kind === 'params') return new URLSearchParams({ text });
  if (kind === 'bytes') return new TextEncoder().encode(text);
  if (kind !== 'form') return text;
  const form = new FormData();
  form.append('text', text);
  return form;
}
