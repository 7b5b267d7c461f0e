/** What is written down of every request. */
const ALWAYS = /^(origin|cookie|authorization|content-type|access-control-.*)$/;
/** What a browser sends of its own accord: written down only when it holds what the script said. */
const OWN =
  /^(accept|accept-.*|user-agent|cache-control|pragma|referer|range|host|connection|content-length|sec-.*|te|purpose|save-data|dnt)$/;
/** The value that scenarios give to headers no script may set. */
export const FORGED = 'forged';

/** A request as it is compared: its target by name, and the headers that CORS, cookies and the script decide. */
export function noted(scenario, { to, path, request }, names) {
  const scripted = isPreflight(request) ? [] : scenario.fetches.flatMap(({ headers = [] }) => headers);
  const headers = {};
  for (const [raw, value] of request.headers) {
    const name = raw.toLowerCase();
    if (!isNoted(name, value, scripted)) continue;
    // Boundaries are the engine's own; ranges are rewritten by HTTP caches.
    const read = name === 'range' ? 'some' : names.read(value.replace(/(?<=boundary=).*/, '...'));
    headers[name] = name in headers ? `${headers[name]} | ${read}` : read;
  }
  const body = bodyOf(request);
  return { method: request.method, url: `{${to}/}${path}`, headers: sorted(headers), ...(body && { body }) };
}

export const isPreflight = ({ method, headers }) =>
  method === 'OPTIONS' && headers.some(([name]) => name.toLowerCase() === 'access-control-request-method');

function isNoted(name, value, scripted) {
  if (ALWAYS.test(name) || value.includes(FORGED)) return true;
  const said = scripted.filter(([it]) => it.toLowerCase() === name).map(([, it]) => it.trim());
  if (said.length === 0) return false;
  return !OWN.test(name) || name === 'range' || [...said, said.join(', ')].includes(value);
}

/** Boundaries are the engine's own. */
function bodyOf({ body }) {
  const boundary = /^--(\S+)\r\n/.exec(body)?.[1];
  return boundary ? body.split(boundary).join('...') : body;
}

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
