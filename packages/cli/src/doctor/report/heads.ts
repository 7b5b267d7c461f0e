import { printable } from '../../terminal/text.js';
import type { Exchange } from '../wire.js';

/** What must not leave this terminal by being pasted somewhere. */
const SECRET = /^(authorization|proxy-authorization|cookie|x-api-key|x-auth-token)$/i;
const MAX_VALUE = 200;

/** A request and its answer, line by line, as on the wire; secrets are left out. */
export function headsOf({ request, response, error }: Exchange): readonly string[] {
  const { pathname, search } = new URL(request.url);
  return [
    `> ${request.method} ${printable(pathname + search)}`,
    ...request.headers.map(([name, value]) => `> ${name}: ${SECRET.test(name) ? '(not shown)' : cut(value)}`),
    response
      ? `< ${response.status} ${printable(response.statusText)}`.trimEnd()
      : `< no answer: ${printable(error?.code ?? error?.message ?? 'closed')}`,
    ...(response?.headers ?? []).map(
      ([name, value]) => `< ${printable(name)}: ${/^set-cookie$/i.test(name) ? cookie(value) : cut(value)}`,
    ),
  ];
}

/** The name and what goes with it; the value logs somebody in. */
const cookie = (value: string): string => cut(value.replace(/^([^=;]*)=[^;]*/, '$1=(not shown)'));

function cut(value: string): string {
  const text = printable(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

/** One line for a request that is only counted. */
export const lineOf = ({ number, purpose, request, response, error }: Exchange): string =>
  `${number} ${request.method}, ${purpose}: ${response ? response.status : `no answer (${error?.code ?? 'closed'})`}`;
