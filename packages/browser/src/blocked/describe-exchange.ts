import type { HttpExchange } from '../fetch-standard/fetch-params.js';

/** The fields of a request that have to do with CORS, and the script's own; what every request carries is left out. */
const DULL = /^(accept|accept-encoding|content-length|referer|sec-fetch-\w+|user-agent)$/i;
/** The fields of a response that have a say. */
const TELLING = /^(access-control-.+|vary|location|set-cookie|cross-origin-resource-policy)$/i;
/** A longer value is cut: a message is read by people. */
const MAX_VALUE = 120;

/** A request and its answer as text, as one would write them on a whiteboard. */
export function describeExchange({ request, response, refusedCookies = [] }: HttpExchange): string {
  const sent = request.headers.filter(([name]) => !DULL.test(name));
  const received = response?.headers.filter(([name]) => TELLING.test(name)) ?? [];
  const answer = response ? `< ${response.status} ${response.statusText}`.trimEnd() : '< no answer';
  return [
    `  > ${request.method} ${request.url}`,
    ...sent.map((field) => `  > ${describeField(field)}`),
    `  ${answer}`,
    ...received.map((field) => `  < ${describeField(field)}`),
    ...(response && !received.some(([name]) => /^access-control-/i.test(name))
      ? ['  < (no Access-Control-* field)']
      : []),
    ...refusedCookies.map(({ setCookie, why }) => `  ! not kept: ${cut(setCookie)} (${why})`),
  ].join('\n');
}

const describeField = ([name, value]: readonly [string, string]): string => `${name}: ${cut(value)}`;

const cut = (value: string): string => (value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value);
