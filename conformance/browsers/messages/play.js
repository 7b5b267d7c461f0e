// Plays provocations in one engine and reads what its console says.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { provocations } from './provocations.js';
import { SENT_ORIGIN } from './world.js';

/** Runs in the page. */
const ASK = `
const [{ url, initiator, method, headers = {}, credentials, mode, redirect, stream }] = args;
const outcome = (ok) => (ok ? 'allowed' : 'blocked');
if (initiator === 'xhr') {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.withCredentials = Boolean(credentials);
    for (const name in headers) xhr.setRequestHeader(name, headers[name]);
    xhr.onload = () => resolve(outcome(true));
    xhr.onerror = () => resolve(outcome(false));
    try {
      xhr.send();
    } catch {
      resolve(outcome(false));
    }
  });
}
const init = { method, headers, credentials: credentials ? 'include' : 'same-origin' };
if (mode) init.mode = mode;
if (redirect) init.redirect = redirect;
if (stream) {
  init.body = new Blob(['x']).stream();
  init.duplex = 'half';
}
return fetch(url, init).then(() => outcome(true), () => outcome(false));
`;

const INITIATORS = ['fetch', 'xhr'];
const REDIRECTED = [false, true];

/** Every provocation in every way: `{ provocation, initiator, redirected }`. */
export const variants = provocations.flatMap((provocation) =>
  INITIATORS.flatMap((initiator) =>
    REDIRECTED.map((redirected) => ({ provocation, initiator, redirected })),
  ).filter(({ initiator, redirected }) => {
    const { only = {} } = provocation;
    return (only.initiator ?? initiator) === initiator && (only.redirected ?? redirected) === redirected;
  }),
);

/** What each variant made the engine print: `{ facts, outcome, lines }`. */
export async function play(engine, world) {
  const plain = await openConsole(engine, world, world.page);
  const secure = await openConsole(engine, world, world.securePage);
  const played = [];
  for (const [number, variant] of variants.entries()) {
    const { request, facts } = await prepare(world, variant, number);
    const tab = variant.provocation.secure ? secure : plain;
    played.push({ ...variant, facts, ...(await tab.ask(request)) });
  }
  await plain.close();
  await secure.close();
  return played;
}

/** Teaches the servers what to answer, and tells what the page asks and which facts there are. */
async function prepare(world, { provocation, initiator, redirected }, number) {
  const { reason, stage, status, request, answer, startsAtHome, redirectsTo, secure } = provocation;
  const pageOrigin = secure ? world.securePage : world.page;
  const isTainted = redirected && !startsAtHome;
  const origin = isTainted ? 'null' : pageOrigin;
  const first = `/asked-${number}`;
  const final = redirected ? `/final-${number}` : first;
  const url = await urlOf(provocation, `${isTainted ? world.elsewhere : world.api}${final}`);
  const subject = provocation.subject === 'url' ? url : provocation.subject;
  const target = { final: `/anywhere-${number}`, itself: final }[redirectsTo] ?? subject;
  const said = answer({ origin: SENT_ORIGIN, subject: target });
  world.answer(final, {
    preflight: stage === 'preflight' ? said : [204, allowAll],
    actual: stage === 'preflight' ? [200, allowAll] : said,
  });
  if (isTainted) {
    world.answer(first, {
      preflight: [204, allowAll],
      actual: [307, { ...allowAll, Location: url }],
    });
  }
  const to = `${world.page}/to?url=${encodeURIComponent(url)}`;
  const firstUrl = isTainted ? `${world.api}${first}` : startsAtHome ? to : url;
  const { detail, allowMethods, allowHeaders } = provocation;
  return {
    request: { url: firstUrl, initiator, ...request },
    facts: {
      ...{ reason, stage, detail, initiator, url, firstUrl, origin, pageOrigin, method: request.method },
      ...{ subject, status, allowMethods, allowHeaders },
    },
  };
}

const allowAll = {
  'Access-Control-Allow-Origin': SENT_ORIGIN,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT, PATCH',
  'Access-Control-Allow-Headers': 'x-api-key, x-trace',
};

async function urlOf({ url, detail }, usual) {
  if (detail === 'refused') return `http://localhost:${await closedPort()}/`;
  return url ?? usual;
}

/** A port on which nobody listens. */
async function closedPort() {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * A page whose console is read. A console has no end, so after each request comes another one that is surely blocked: when
 * its lines have come, those before them are all there are.
 */
async function openConsole(engine, world, page) {
  const tab = await engine.open(`${page}/`);
  let number = 0;
  let lines = [];
  const sentinel = async () => {
    const url = `${world.api}/sentinel-${page.length}-${number++}`;
    await tab.run(ASK, { url, initiator: 'fetch', method: 'GET' });
    return url;
  };
  const calibrate = async () => {
    const url = await sentinel();
    await sleep(1000);
    return tab.messages().map((line) => line.replaceAll(url, '{url}'));
  };
  const pattern = await calibrate();
  const endsWithSentinel = (url) => {
    const end = lines.slice(-pattern.length);
    return (
      end.length === pattern.length &&
      end.every((line, index) => line === pattern[index].replaceAll('{url}', url))
    );
  };
  return {
    async ask(request) {
      const outcome = await tab.run(ASK, request);
      const url = await sentinel();
      for (let tries = 0; !endsWithSentinel(url); tries++) {
        lines.push(...tab.messages());
        if (tries > 500) throw new Error(`the console is silent after ${request.url}:\n${lines.join('\n')}`);
        await sleep(10);
      }
      const said = lines.slice(0, -pattern.length);
      lines = [];
      return { outcome, lines: said.map((line) => line.trimEnd()) };
    },
    close: tab.close,
  };
}
