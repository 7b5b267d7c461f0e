// Where scenarios are played: four origins on loopback. Each playing has a folder of its own on all of them, so that
// hundreds can be under way in one page without sharing a preflight cache entry or a cookie.
import { readFileSync } from 'node:fs';
import { HOSTS, namesOf } from './names.js';
import { isPreflight, noted } from './noted.js';
import { serve } from './wire.js';

const script = readFileSync(new URL('./page.js', import.meta.url), 'latin1');

/** The pages a script can run in: where they are, and the origin the browser gives them. */
const PAGES = {
  app: { server: 'app', headers: [] },
  elsewhere: { server: 'elsewhere', headers: [] },
  opaque: { server: 'app', headers: [['Content-Security-Policy', 'sandbox allow-scripts']], me: 'null' },
};
export const pageNames = Object.keys(PAGES);

export async function openStage() {
  const playings = new Map();
  const origins = {};
  const servers = [];
  for (const [name, host] of Object.entries(HOSTS)) {
    const server = await serve((request) => answer(name, request));
    servers.push(server);
    origins[name] = `http://${host}:${server.port}`;
  }

  function answer(to, request) {
    const [, place, ...rest] = request.target.split('/');
    if (place in PAGES) return html(PAGES[place].headers);
    const playing = playings.get(place);
    return playing ? playing.answer(to, rest.join('/'), request) : { status: 404 };
  }

  let count = 0;
  /** Puts a scenario on; `end()` takes it off and gives the requests that were seen. */
  function put(scenario) {
    const place = `s${++count}`;
    const { server, me = origins[server] } = PAGES[scenario.page];
    const names = namesOf({ origins, folder: `/${place}/`, me });
    const requests = [];
    playings.set(place, {
      answer(to, path, request) {
        requests.push(noted(scenario, { to, path, request }, names));
        return answerOf(scenario, to, path, request, names);
      },
    });
    const end = () => {
      playings.delete(place);
      return requests;
    };
    return { names, me, end };
  }

  return {
    origins,
    put,
    urlOf: (page) => `${origins[PAGES[page].server]}/${page}`,
    close: () => Promise.all(servers.map((server) => server.close())),
  };
}

const html = (headers) => ({
  status: 200,
  headers: [['Content-Type', 'text/html'], ...headers],
  body: `<!doctype html><title>scenarios</title><script>${script}</script>`,
});

/** What the scenario answers, its placeholders spelled. Nothing is ever stored: HTTP caching is not what is judged. */
function answerOf(scenario, to, path, request, names) {
  const resource = scenario.answers[`${to}/${path}`];
  const stage = isPreflight(request) ? 'preflight' : 'actual';
  const { status, headers = [], body = 'body' } = resource?.[stage] ?? { status: 404, body: 'nothing here' };
  return {
    status,
    headers: [
      ['Cache-Control', 'no-store'],
      ...headers.map(([name, value]) => [name, names.spell(value, request)]),
    ],
    body,
  };
}
