import { STATUS_CODES } from 'node:http';
import type { AnswerChange, Finding } from '../finding.js';
import {
  allowedOrigin,
  type Case,
  grantOrigin,
  grantPreflight,
  isAtPreflight,
  isOk,
  knowsCors,
  speaksCors,
  statusOf,
  variesOnOrigin,
} from './case.js';
import { headersRefused, methodRefused } from './method-and-headers.js';

/** Both answers as they would have to be. */
const grantAll = (refusal: Case): AnswerChange[] => [
  ...(refusal.preflight ? [grantPreflight(refusal)] : []),
  grantOrigin(refusal.asked, 'answers'),
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
