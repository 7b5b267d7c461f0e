export { recallDecision } from './last-decision.js';
export { LastPreflight } from './last-preflight.js';
