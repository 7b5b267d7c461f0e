// Keeps what the API was asked and what it answered, so that a page the browser keeps from the answer can show it.

import { corsRequestOf } from 'fullcors/express';

const KEPT = 100;
/** The one cookie this example sets. The others on localhost belong to other servers, and are not shown. */
export const DEMO_COOKIE = 'quickstart';
const SECRET = new Set(['authorization', 'proxy-authorization']);

/** `record` is middleware, to be mounted first; `read(id)` gives the exchanges of the requests with `?exchange=id`. */
export function createRecorder(policy) {
  const exchanges = new Map();

  const keep = (id, exchange) => {
    exchanges.set(id, [...(exchanges.get(id) ?? []), exchange]);
    if (exchanges.size > KEPT) exchanges.delete(exchanges.keys().next().value);
  };

  return {
    record(req, res, next) {
      const id = new URLSearchParams(req.url.split('?')[1]).get('exchange');
      if (id && id.length <= 64) res.once('finish', () => keep(id, describe(policy, req, res)));
      next();
    },
    read: (id) => Promise.all(exchanges.get(id) ?? []),
  };
}

async function describe(policy, req, res) {
  const { kind, allowed, checks, decision } = await policy.explainAsync(corsRequestOf(req));
  return {
    kind,
    request: { line: `${req.method} ${req.url} HTTP/${req.httpVersion}`, fields: requestFields(req) },
    response: {
      line: `HTTP/1.1 ${res.statusCode} ${res.statusMessage}`,
      fields: responseFields(res, decision),
    },
    // A decision with a status is the whole answer: the API's own code never saw the request.
    handlerRan: decision.status === undefined,
    explanation: { allowed, checks },
  };
}

function requestFields({ rawHeaders }) {
  const fields = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    fields.push([rawHeaders[i], shown(rawHeaders[i].toLowerCase(), rawHeaders[i + 1])]);
  }
  return fields;
}

/** What the policy answers by itself goes out in one piece, and `getHeader` knows nothing of it. */
const responseFields = (res, { status, headers }) =>
  status === undefined
    ? res.getRawHeaderNames().map((name) => [name, [res.getHeader(name)].flat().join(', ')])
    : headers;

function shown(name, value) {
  if (SECRET.has(name)) return '(not shown)';
  if (name !== 'cookie') return value;
  const cookies = value.split('; ');
  const ours = cookies.filter((cookie) => cookie.startsWith(`${DEMO_COOKIE}=`));
  const others = cookies.length - ours.length;
  return [...ours, ...(others > 0 ? [`(${others} of other servers, not shown)`] : [])].join('; ');
}
