import type { Difference } from './limits.js';

/** What targets do otherwise, each in the one sentence that more than one of them needs. */
export const refusedPreflightAnswers200 = (name: string): Difference => ({
  code: 'refused-preflight-answers-200',
  message: `${name} answers a refused preflight with 200 and no Access-Control-Allow-Origin, not with 403: browsers refuse it all the same`,
  fix: 'judge a refusal by the header, not by the status, in monitoring',
});

export const refusedPreflightAnswers204 = (name: string): Difference => ({
  code: 'refused-preflight-answers-204',
  message: `${name} answers a refused preflight with 204 and no Access-Control-Allow-Origin, not with 403: browsers refuse it all the same`,
  fix: 'judge a refusal by the header, not by the status, in monitoring',
});

export const requestedHeadersNotChecked = (name: string): Difference => ({
  code: 'requested-headers-not-checked',
  message: `${name} does not look at Access-Control-Request-Headers and -Method: it answers with its lists, and the browser refuses`,
  fix: 'nothing, where browsers ask; other clients were never bound by CORS',
});

export const noVary = (name: string): Difference => ({
  code: 'no-vary',
  message: `${name} sends no Vary: Origin of its own: a cache in front may give one origin what was meant for another`,
  fix: 'let the service send Vary: Origin on every response, or cache nothing in front',
});

export const noVaryOnPreflight = (name: string): Difference => ({
  code: 'no-vary-on-preflight',
  message: `${name} sends no Vary on a preflight; no cache stores the answer to OPTIONS (RFC 9110 section 9.3.7)`,
  fix: 'nothing, unless a CDN in front is told to cache OPTIONS',
});

export const upstreamHeadersNotStripped = (name: string): Difference => ({
  code: 'upstream-headers-not-stripped',
  message: `${name} lets Access-Control-* headers of the service through where it sets none itself, and so whom the service allows`,
  fix: 'let the service send no Access-Control-* header',
});

export const noHeadersOnLocalReplies = (name: string, which: string): Difference => ({
  code: 'no-headers-on-local-replies',
  message: `${name} sends no CORS headers on ${which}: a page sees a network error instead of the status`,
  fix: 'look for the status in the logs of the proxy, not in the page',
});

export const preflightAnsweredByUpstream = (name: string, upstream: string): Difference => ({
  code: 'preflight-answered-by-upstream',
  message: `${name} only adds headers: ${upstream} has to answer OPTIONS with a status of 200 to 299, or every preflight fails`,
  fix: 'answer OPTIONS with 204 there, and let it through authentication',
});

export const answersEveryOptions = (name: string): Difference => ({
  code: 'answers-every-options',
  message: `${name} answers every OPTIONS of an allowed origin, also one that is no preflight: it never reaches the service`,
  fix: 'use OPTIONS for preflights only',
});

export const undocumented = (name: string, what: string): Difference => ({
  code: 'undocumented',
  message: `${name} does not document ${what}; nothing here relies on it`,
  fix: 'ask the deployment with fullcors doctor',
});
