import type { Finding } from '../finding.js';
import { fieldOf, linesOf } from '../wire.js';
import { allowedOrigin, type Case, grantHere, sentence, shown, theAnswer } from './case.js';

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';

/** Several values, where one may stand. */
export function originMultiple(refusal: Case): Finding {
  const { at } = refusal;
  const lines = linesOf(at, ALLOW_ORIGIN);
  const members = lines.flatMap((line) => line.trim().split(/[\s,]+/));
  const base = { weight: 'blocks', changes: grantHere(refusal), proof: [at.number] } as const;
  if (lines.length > 1 || new Set(members).size === 1) {
    return {
      ...base,
      code: 'origin-doubled',
      what: `${sentence(theAnswer(refusal))} has Access-Control-Allow-Origin twice: ${members.map(shown).join(' and ')}.`,
      why: 'Two layers answer CORS, such as a proxy and the application behind it, or two middlewares. Browsers then allow nobody.',
      fix: 'let one layer alone answer CORS: switch it off in the application, or let the proxy remove what the application says',
      mistake: 'doubled',
    };
  }
  return {
    ...base,
    code: 'origin-list',
    what: `${sentence(theAnswer(refusal))} lists ${members.length} origins in Access-Control-Allow-Origin.`,
    why: `One may stand there: the one that asks. (${shown(lines.join(', '))})`,
    fix: `compare Origin with the list, and send back ${refusal.asked.origin} alone, with Vary: Origin`,
    mistake: 'cors',
  };
}

/** One value, and not the page's origin. */
export function originMismatch(refusal: Case): Finding {
  const { asked, at } = refusal;
  const value = allowedOrigin(at)?.trim() ?? '';
  const base = {
    weight: 'blocks',
    changes: grantHere(refusal),
    proof: [at.number],
    mistake: 'cors',
  } as const;
  const said = `${sentence(theAnswer(refusal))} allows ${shown(value)}`;
  if (value.replace(/\/+$/, '') === asked.origin) {
    return {
      ...base,
      code: 'origin-trailing-slash',
      what: `${said}, with a slash at the end.`,
      why: 'Browsers compare it letter by letter with the origin, which has no slash.',
      fix: `write ${asked.origin} on the server's list, without the slash`,
    };
  }
  if (value.includes('*')) {
    return {
      ...base,
      code: 'origin-pattern-sent',
      what: `${said}, which is a pattern.`,
      why: 'Browsers know no patterns: it is one origin, or * alone.',
      fix: `match the pattern on the server, and send back the origin that asks: ${asked.origin}`,
    };
  }
  if (isOrigin(value) && isFromCache(refusal)) {
    return {
      ...base,
      code: 'cached-for-another-origin',
      what: `A cache answers with what was meant for ${value} (${cacheTrace(refusal)}).`,
      why: 'The answer depends on Origin and does not say so, so the cache keeps one answer for everybody.',
      fix: 'send Vary: Origin on every answer, and purge the cache',
      mistake: 'vary',
    };
  }
  if (!isOrigin(value)) {
    return {
      ...base,
      code: 'origin-invalid',
      what: `${said}, which is no origin.`,
      why: `An origin is scheme://host[:port], as the browser sends it: ${asked.origin}.`,
      fix: `send ${asked.origin}, whole, without quotes, path or spaces`,
    };
  }
  return {
    ...base,
    code: 'origin-mismatch',
    what: `${said}, and the page is at ${asked.origin}.`,
    why: `${differs(value, asked.origin)} Browsers want exactly the origin that asks.`,
    fix: `compare Origin with a list that holds ${asked.origin}, and send back the one that asks, with Vary: Origin`,
  };
}

const isOrigin = (value: string): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/,"']+$/i.test(value) || value === 'null';

function differs(held: string, asked: string): string {
  if (held.toLowerCase() === asked.toLowerCase()) return 'They differ in upper and lower case.';
  const parts = (origin: string) => /^([a-z][^:]*):\/\/(.*?)(:\d+)?$/i.exec(origin)?.slice(1) ?? [];
  const [a = [], b = []] = [parts(held), parts(asked)];
  const names = ['scheme', 'host', 'port'].filter((_, i) => (a[i] ?? '') !== (b[i] ?? ''));
  return names.length === 1 ? `They differ in the ${names[0]}.` : 'The server always says the same one.';
}

/** Traces of a cache that has answered itself. */
export function cacheTrace({ at }: { at: Parameters<typeof fieldOf>[0] }): string {
  const age = fieldOf(at, 'Age');
  for (const name of [
    'X-Cache',
    'CF-Cache-Status',
    'X-Vercel-Cache',
    'X-Proxy-Cache',
    'X-Cache-Status',
    'Cache-Status',
  ]) {
    const value = fieldOf(at, name);
    if (value && /\bhit\b/i.test(value)) return `${name}: ${value}`;
  }
  return age && Number(age) > 0 ? `Age: ${age}` : '';
}

const isFromCache = (refusal: Case): boolean => cacheTrace(refusal) !== '';
