import type { RequestHeaderRules } from '../rules/rules.js';
import { TOKEN_CHAR } from './methods.js';
import { oneOf, type Regex, type TextTest } from './regex.js';

const OWS = '[ \\t]*';

/** Elements between commas, whatever they are, of which at most `most` are empty. */
function fewEmpty(most: number): Regex {
  const name = `${OWS}[^ \\t,][^,]*`;
  const names = `(?:,${name})*`;
  const after = (empty: number): string => `${names}(?:,${OWS}${names}){0,${empty}}`;
  return { source: `${name}${after(most)}|${OWS}${after(most - 1)}` };
}

/**
 * What Access-Control-Request-Headers may be, field lines joined by commas; as the runtime's requested-headers.ts reads
 * it. An expression for the list is what took hono to quadratic time (GHSA-8j4g-w8fx-2239): here no text can be read in
 * two ways, so an engine that backtracks has nowhere to go back to, and the length is bounded before.
 */
export function requestedHeaders({
  any,
  coversAuthorization,
  names,
  maxLength,
  maxEmpty,
}: RequestHeaderRules): TextTest {
  const name = any ? `${TOKEN_CHAR}+` : oneOf(names);
  const element = names.length > 0 || any ? `${OWS}(?:${name}${OWS})?` : OWS;
  const list: Regex = { source: `${element}(?:,${element})*`, ignoreCase: true };
  // `*` is not enough for what the Fetch standard calls a CORS non-wildcard request-header name.
  const isExcluded = any && !coversAuthorization && !names.includes('authorization');
  return {
    all: [fewEmpty(maxEmpty), list],
    none: isExcluded ? [{ source: `(?:.*,)?${OWS}authorization${OWS}(?:,.*)?`, ignoreCase: true }] : [],
    maxLength,
  };
}
