import { pageNames } from './stage.js';

/** How many scenarios one page plays at a time. */
const ABREAST = 12;
const LIMIT = 120_000;

/**
 * An engine as a player: `play(scenarios)` resolves to one outcome a scenario, `{ fetches, requests }`: what the script
 * could read, and what the servers saw. What had no end is played once more in a page that is new, since a page may get
 * stuck with all that comes after; `playedAgain()` is how many that were.
 */
export async function engineAsPlayer(engine, stage) {
  const tabs = {};
  let again = 0;
  for (const page of pageNames) tabs[page] = await engine.open(stage.urlOf(page));

  async function play(scenarios) {
    const outcomes = new Array(scenarios.length);
    await engine.clearCookies?.();
    // WebKit's tabs take turns anyway, and the other engines are not faster for two pages.
    for (const page of pageNames) {
      const indices = [...scenarios.keys()].filter((index) => scenarios[index].page === page);
      if (indices.length === 0) continue;
      const played = await playIn(
        page,
        indices.map((index) => scenarios[index]),
      );
      indices.forEach((index, at) => {
        outcomes[index] = played[at];
      });
    }
    return outcomes;
  }
  async function playIn(page, list) {
    const outcomes = await playInTab(tabs[page], stage, list);
    const late = [...outcomes.keys()].filter((index) => outcomes[index].fetches.some((one) => one.late));
    if (late.length === 0) return outcomes;
    again += late.length;
    await tabs[page].goto(stage.urlOf(page));
    const second = await playInTab(
      tabs[page],
      stage,
      late.map((index) => list[index]),
    );
    return outcomes.map((outcome, index) => second[late.indexOf(index)] ?? outcome);
  }
  return { name: engine.name, version: engine.version, play, playedAgain: () => again };
}

async function playInTab(tab, stage, scenarios) {
  const playings = scenarios.map((scenario) => stage.put(scenario));
  const jobs = scenarios.map(({ fetches }, index) =>
    fetches.map((one) => ({ ...one, url: playings[index].names.spell(one.url) })),
  );
  // Who waits together has waited once.
  const abreast = jobs.flat().some(({ pause }) => pause) ? jobs.length : ABREAST;
  const results = JSON.parse(await within(LIMIT, tab.run('return playAll(...args)', jobs, abreast)));
  return playings.map(({ names, end }, index) => ({
    fetches: results[index].map((result) => readable(result, names)),
    requests: end(),
  }));
}

/** What a script read, with names for origins, and header lines in one order. */
export function readable(result, names) {
  if (!result.read) return result;
  const { url, headers, ...rest } = result.read;
  const lines = headers.map(([name, value]) => [name.toLowerCase(), names.read(value)]);
  return { read: { ...rest, url: names.read(url), headers: lines.sort(byName) } };
}

const byName = ([a], [b]) => (a < b ? -1 : Number(a > b));

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
