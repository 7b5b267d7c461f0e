import { STATUS_CODES } from 'node:http';
import type { AnswerChange, Finding } from '../finding.js';
import { fieldOf, linesOf } from '../wire.js';
import {
  allowedOrigin,
  type Case,
  grantOrigin,
  grantPreflight,
  isAtPreflight,
  isOk,
  knowsCors,
  sentence,
  shown,
  speaksCors,
  statusOf,
  theAnswer,
  variesOnOrigin,
} from './case.js';
import { headersRefused, methodRefused } from './method-and-headers.js';

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';

/** Both answers as they would have to be. */
const grantAll = (refusal: Case): AnswerChange[] => [
  ...(refusal.preflight ? [grantPreflight(refusal)] : []),
  grantOrigin(refusal.asked, 'answers'),
];

/** Only the answer that was refused, and the other where it says the same. */
const grantHere = ({ asked, ...refusal }: Case): AnswerChange[] => [
  grantOrigin(asked, isAtPreflight({ asked, ...refusal }) ? 'preflight' : 'answers'),
];

export function noCors(refusal: Case): Finding {
  const { at } = refusal;
  return {
    code: 'no-cors',
    weight: 'blocks',
    what: `The server does not answer CORS at all: no answer has an Access-Control-* field.`,
    why: isOk(at)
      ? 'It answers, and the browser keeps the answer from the page.'
      : `It knows nothing of preflights either (${statusOf(at)} ${STATUS_CODES[statusOf(at)] ?? ''}).`,
    fix: `let the server allow ${refusal.asked.origin}, on preflights and on every answer, errors as well`,
    changes: grantAll(refusal),
    mistake: 'cors',
    proof: [at.number, refusal.probes.plain.number],
  };
}

export function originNotAllowed(refusal: Case): Finding {
  const { asked, at, probes } = refusal;
  const known = [...probes.others].find(
    ([likeness, exchange]) => allowedOrigin(exchange) === probes.origins.get(likeness),
  );
  const near = known && probes.origins.get(known[0]);
  const isNull = asked.origin === 'null';
  return {
    code: 'origin-not-allowed',
    weight: 'blocks',
    what: `The server does not allow ${asked.origin}${near ? `, but it does allow ${near}` : ''}.`,
    why: isNull
      ? 'null is the origin of files, data: pages and sandboxed frames; anybody can send it.'
      : 'It answers CORS, and this origin is not on its list: mind the scheme, the port and www.',
    fix: isNull
      ? 'serve the page over http or https; do not allow null'
      : `add ${asked.origin} to the origins that it allows`,
    changes: isNull ? [] : grantAll(refusal),
    mistake: 'cors',
    proof: [at.number, ...(known ? [known[1].number] : [])],
  };
}

/** No `Access-Control-Allow-Origin`: nobody allowed it, or nobody was asked. */
export function originMissing(refusal: Case): Finding {
  return isAtPreflight(refusal) ? missingOnPreflight(refusal) : missingOnAnswer(refusal);
}

function missingOnPreflight(refusal: Case): Finding {
  const { at, asked, probes, refused } = refusal;
  if (refused?.method) return methodRefused(refusal, refused.headers, refused.proof);
  if (refused && refused.headers.length > 0) return headersRefused(refusal, refused.headers, refused.proof);
  const plain = allowedOrigin(probes.plain);
  if (plain === asked.origin || plain === '*') {
    return {
      code: 'preflight-without-headers',
      weight: 'blocks',
      what: `The preflight is answered ${statusOf(at)}, by something that does not know CORS.`,
      why: `Other answers do allow ${asked.origin}; OPTIONS is answered before the CORS layer sees it, by a router, a proxy or a handler.`,
      fix: 'let the CORS layer answer OPTIONS: mount it first, and remove what answers OPTIONS by itself',
      changes: [grantPreflight(refusal)],
      mistake: 'preflight',
      proof: [at.number, probes.plain.number],
    };
  }
  return knowsCors(refusal) ? originNotAllowed(refusal) : noCors(refusal);
}

function missingOnAnswer(refusal: Case): Finding {
  const { at, asked, preflight, preflightPassed } = refusal;
  const status = statusOf(at);
  const refusesOrigin = variesOnOrigin(at) && !speaksCors(at) && !preflightPassed;
  if (status >= 400 && !refusesOrigin) {
    const others = preflightPassed || speaksCors(preflight);
    return {
      code: 'error-without-headers',
      weight: 'blocks',
      what: `The answer is an error, ${status} ${STATUS_CODES[status] ?? ''}, and errors carry no CORS headers.`,
      why: `The page learns of a CORS error instead of the ${status}.${others ? '' : ' Whether a good answer would carry them cannot be seen from here.'}`,
      fix: `see why it is ${status}; and let errors carry the same headers, so that pages can tell`,
      changes: [grantOrigin(asked, 'answers')],
      mistake: 'errors',
      proof: [at.number, ...(preflightPassed && preflight ? [preflight.number] : [])],
    };
  }
  if (preflightPassed && preflight) {
    return {
      code: 'answer-without-headers',
      weight: 'blocks',
      what: 'The preflight is allowed, and the answer itself has no Access-Control-Allow-Origin.',
      why: 'Browsers look for it on both. The headers are written for OPTIONS only, or the handler goes past the CORS layer.',
      fix: 'send Access-Control-Allow-Origin on every answer, not on OPTIONS only',
      changes: [grantOrigin(asked, 'answers')],
      mistake: 'cors',
      proof: [preflight.number, at.number],
    };
  }
  return knowsCors(refusal) ? originNotAllowed(refusal) : noCors(refusal);
}

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
