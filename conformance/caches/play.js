import { BlockedByCors, browserAt } from '@fullcors/browser';
import { readStep } from './orders/steps.js';
import { ask } from './wire.js';

/**
 * Plays an order through a cache, at a URL of its own.
 * @returns {{ wrong: string[], hits: number }} what is otherwise than the policy says, for whom; and how many of the
 *   answers came from the cache
 */
export async function playOrder({ kind, steps }, { port, cors, id }) {
  const path = `/${kind}?${id}`;
  const serials = new Set();
  const wrong = [];
  let hits = 0;
  for (const step of steps) {
    const { wanted, got, differences, served } = await playStep(readStep(step), { path, port, cors });
    wrong.push(...differences.map((difference) => `${step}: ${difference}`));
    if (wanted !== got)
      wrong.push(
        `${step}: the page is ${got ? 'let' : 'blocked'}, by the policy ${wanted ? 'let' : 'blocked'}`,
      );
    for (const serial of served) {
      if (serials.has(serial)) hits++;
      serials.add(serial);
    }
  }
  return { wrong, hits };
}

/** One request of a page, or of a tool, with what a browser sends for it. */
async function playStep({ origin, method, headers, credentials, fields }, { path, port, cors }) {
  const differences = [];
  const served = [];
  let isGranted = true;
  const send = async (request) => {
    const { pathname, search } = request.url;
    const own = fields.filter(([name]) => name !== 'If-None-Match' || request.method === 'GET');
    const sent = [...request.headers.filter(([name]) => !/^accept-encoding$/i.test(name)), ...own];
    const answer = await ask(port, { method: request.method, path: pathname + search, headers: sent });
    const asked = factsOf({ ...request, headers: sent });
    const decision = cors.decide(asked);
    differences.push(...difference(asked, decision, answer));
    const accepts = valuesOf(sent, 'accept-encoding').join();
    if (valuesOf(answer.headers, 'content-encoding').length > 0 && !accepts.includes('gzip')) {
      differences.push('got what is zipped, and cannot read it: the Vary of the application is lost');
    }
    served.push(...valuesOf(answer.headers, 'x-serial'));
    isGranted &&= decision.kind !== 'none' && decision.allowed && suits(decision, credentials);
    return answer;
  };
  const url = `https://api.example.org${path}`;
  if (origin === undefined) {
    await send({ method, url: new URL(url), headers: [] });
    return { wanted: false, got: false, differences, served };
  }
  const got = await browserAt(origin)
    .fetch({ send }, url, { method, headers, credentials })
    .then(
      // What is exposed is read as well: a page that gets the answer of another may miss it.
      (response) => response.headers.has('x-serial') || response.status === 304,
      (error) => {
        if (error instanceof BlockedByCors) return false;
        throw error;
      },
    );
  return { wanted: isGranted, got, differences, served };
}

const suits = ({ headers }, credentials) =>
  credentials !== 'include' || valuesOf(headers, 'access-control-allow-credentials').length > 0;

function factsOf({ method, url, headers }) {
  const field = (wanted) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  return {
    method,
    path: url.pathname,
    host: url.host,
    origin: field('origin'),
    requestMethod: field('access-control-request-method'),
    requestHeaders: field('access-control-request-headers'),
    secFetchSite: field('sec-fetch-site'),
  };
}

const valuesOf = (headers, wanted) =>
  headers.flatMap(([name, value]) => (name.toLowerCase() === wanted ? [value] : []));

/** The fields of the policy, and no other, each once; `Vary` with at least what the policy says. */
function difference({ method, origin = 'nobody' }, { headers: wanted, status }, answer) {
  const corsOf = (headers) =>
    headers
      .filter(([name]) => /^access-control-/i.test(name))
      .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
      .sort()
      .join('; ');
  const names = (headers) =>
    valuesOf(headers, 'vary').flatMap((value) => value.toLowerCase().split(/\s*,\s*/));
  const found = [];
  if (corsOf(wanted) !== corsOf(answer.headers)) {
    found.push(
      `${method} from ${origin} got [${corsOf(answer.headers)}], the policy says [${corsOf(wanted)}]`,
    );
  }
  const given = names(answer.headers);
  const missing = names(wanted).filter((name) => !given.includes(name) && !given.includes('*'));
  if (missing.length > 0) found.push(`${method} from ${origin}: Vary lacks ${missing}`);
  if (status !== undefined && status !== answer.status)
    found.push(`${method} from ${origin} got ${answer.status}`);
  return found;
}
