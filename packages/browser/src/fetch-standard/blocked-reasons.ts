/**
 * Why a browser keeps a response from a page. The codes are stable: tests and tools may switch on them. Each is told
 * apart by the first step of the Fetch standard that fails; cause and fix of each are in docs/blocked.md.
 */

/** What CORS refuses: another answer of the server, or another request of the page, would pass. */
export const CORS_REASONS = [
  // The CORS check, on the answer to the preflight or to the request itself.
  'allow-origin-missing',
  'allow-origin-multiple',
  'allow-origin-invalid',
  'allow-origin-mismatch',
  'allow-origin-any-with-credentials',
  'allow-credentials-missing',
  'allow-credentials-invalid',
  // CORS-preflight fetch.
  'preflight-status',
  'preflight-redirected',
  'allow-methods-invalid',
  'allow-headers-invalid',
  'method-not-allowed',
  'header-not-allowed',
  // HTTP-redirect fetch.
  'redirect-with-userinfo',
  // Main fetch.
  'scheme-without-cors',
] as const;

/** What stops a request besides CORS. A page sees the same error; no policy of the server would have helped. */
export const OTHER_REASONS = [
  // HTTP-redirect fetch.
  'redirect-not-http',
  'redirect-invalid',
  'redirect-with-stream',
  'redirect-refused',
  'too-many-redirects',
  // Main fetch.
  'mode-same-origin',
  'no-cors-redirect-mode',
  'mixed-content',
  'bad-port',
  // What a page cannot tell from CORS.
  'resource-policy',
  'no-answer',
] as const;

export const BLOCKED_REASONS = [...CORS_REASONS, ...OTHER_REASONS] as const;

export type BlockedReason = (typeof BLOCKED_REASONS)[number];

/** Whether it is CORS that refuses. */
export const isCorsReason = (reason: BlockedReason): boolean =>
  (CORS_REASONS as readonly BlockedReason[]).includes(reason);

/** What was asked when the browser said no: the preflight, or the request itself. */
export type Stage = 'preflight' | 'actual';
