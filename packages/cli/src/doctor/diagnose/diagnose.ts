import type { BlockedReason } from '@fullcors/browser';
import type { Finding } from '../finding.js';
import { type Case, grantPreflight, isAtPreflight, isOk, statusOf } from './case.js';
import { credentialsInvalid, credentialsMissing, wildcardWithCredentials } from './credentials.js';
import { headersRefused, listInvalid, methodRefused, missingHeaders } from './method-and-headers.js';
import { originMissing } from './origin.js';
import { originMismatch, originMultiple } from './origin-value.js';
import { badStatus, redirected } from './preflight-status.js';

/** A refusal -> its cause, and what undoes it. A browser names the first thing that it misses; here is why it is missing. */
export function diagnose(refusal: Case): Finding {
  const { at, blocked } = refusal;
  if (isAtPreflight(refusal) && at.response) {
    const status = statusOf(at);
    if (status >= 300 && status <= 399) return redirected(refusal);
    // Fields of CORS on an error are seen to by the CORS layer; what it objects to comes after.
    if (!isOk(at)) return badStatus(refusal);
  }
  return (BY_REASON[blocked.reason] ?? otherwise)(refusal);
}

const BY_REASON: Partial<Record<BlockedReason, (refusal: Case) => Finding>> = {
  'allow-origin-missing': originMissing,
  'allow-origin-multiple': originMultiple,
  'allow-origin-invalid': originMismatch,
  'allow-origin-mismatch': originMismatch,
  'allow-origin-any-with-credentials': wildcardWithCredentials,
  'allow-credentials-missing': credentialsMissing,
  'allow-credentials-invalid': credentialsInvalid,
  'allow-methods-invalid': (refusal) => listInvalid(refusal, 'allow-methods-invalid'),
  'allow-headers-invalid': (refusal) => listInvalid(refusal, 'allow-headers-invalid'),
  'method-not-allowed': (refusal) => methodRefused(refusal),
  'header-not-allowed': (refusal) => headersRefused(refusal, missingHeaders(refusal)),
  'no-answer': noAnswer,
};

/** Only of a preflight: where nothing is answered at all, the doctor has stopped before. */
function noAnswer(refusal: Case): Finding {
  const { at, probes } = refusal;
  return {
    code: 'preflight-no-answer',
    weight: 'blocks',
    what: `The preflight gets no answer (${at.error?.code ?? at.error?.message ?? 'closed'}), while a GET does.`,
    why: 'What handles OPTIONS crashes or hangs, or a firewall drops it.',
    fix: 'let the CORS layer answer OPTIONS before any handler runs, and let firewalls pass it',
    changes: [grantPreflight(refusal)],
    mistake: 'preflight',
    proof: [at.number, probes.plain.number],
  };
}

/** What is not CORS's own: in the words of the browser's half. */
function otherwise({ at, blocked }: Case): Finding {
  return {
    code: 'blocked-otherwise',
    weight: 'blocks',
    what: `A browser refuses: ${blocked.why}.`,
    why: `The reason is ${blocked.reason}.`,
    fix: blocked.fix,
    changes: [],
    mistake: undefined,
    proof: [at.number],
  };
}
