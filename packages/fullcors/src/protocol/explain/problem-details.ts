import type { Decision } from '../decision.js';
import type { Check } from './explain.js';

/** More of what the policy holds than this helps nobody to find the mistake. */
const MAX_HELD = 20;
const MAX_REASONS = 32;

/** A refusal with every reason in its body, as problem details (RFC 9457). Only under `debug`: it tells the policy. */
export function withReasons(decision: Decision, checks: readonly Check[]): Decision {
  const reasons = checks
    .filter((check) => !check.passed)
    .slice(0, MAX_REASONS)
    .map((check) => ({ ...check, holds: check.holds.slice(0, MAX_HELD) }));
  const body = {
    title: `CORS: ${decision.kind} request refused`,
    detail: reasons.map(({ message, fix }) => `${message} Fix: ${fix}.`).join(' '),
    reasons,
  };
  return {
    ...decision,
    headers: [...decision.headers, ['content-type', 'application/problem+json']],
    body: JSON.stringify(body),
  };
}
