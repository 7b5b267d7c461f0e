import type { ParsedPattern } from 'fullcors/origins';
import { parseExpression } from 'fullcors/origins';
import { intersects } from '../../regex/automaton.js';
import { expressionSource } from '../../regex/expressions.js';
import { LABEL } from '../../regex/hosts.js';
import { port } from '../../regex/ports.js';
import { type Dialect, literal } from '../../regex/regex.js';
import type { OriginRules } from '../../rules/rules.js';

/**
 * A pattern as the source of an expression for RE2, Go's regexp and PCRE, without anchors: each engine has its own. The
 * length of a whole host is not bounded, which would take a second expression: no page has a host that DNS cannot hold.
 */
export function originRegex({ scheme, host, subdomains, port: number }: ParsedPattern): string {
  const ports = number === '*' ? `(?::${port(scheme)})?` : number && `:${number}`;
  return `${literal(scheme)}://${subdomains ? `(?:${LABEL}\\.)+` : ''}${literal(host)}${ports}`;
}

/**
 * The expression of a policy as a source, for an engine that takes one expression and no second to say what an origin
 * is. Browsers send an origin in canonical form or `null`, so it is enough that it cannot match what may not pass:
 * `null`, and with credentials plain http. Undefined where it can, or where no origin matches.
 */
export function policyExpression(
  dialect: Dialect,
  { expression, refusesInsecure }: OriginRules,
): string | undefined {
  if (!expression) return undefined;
  const dangers = [/null/, ...(refusesInsecure ? [/http:.*/] : [])];
  if (dangers.some((danger) => intersects(expression.tree, parseExpression(danger)))) return undefined;
  return expressionSource(dialect, expression.tree);
}
