import type { ParsedPattern } from 'fullcors/origins';

const LABEL = '[a-z0-9_-]{1,63}';

/** A text that is matched as it stands, in RE2, Go's regexp and PCRE alike. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern as the source of an expression for RE2, Go's regexp and PCRE, without anchors: each engine has its own. What
 * browsers send is an origin in canonical form, so the length of the host and the number of the port are not bounded as
 * the runtime does; no page has such a host or port.
 */
export function originRegex({ scheme, host, subdomains, port }: ParsedPattern): string {
  const ports = port === '*' ? '(?::[1-9][0-9]{0,4})?' : port && `:${port}`;
  return `${literal(scheme)}://${subdomains ? `(?:${LABEL}\\.)+` : ''}${literal(host)}${ports}`;
}
