/**
 * `@fullcors/browser/messages`: what the lines in a browser's console mean, and the words for every reason; without the
 * browser's half itself, so that it is there at once.
 */
export { type Recognized, recognize } from './blocked/console-messages.js';
export { type BlockedFacts, fixOf, whyOf } from './blocked/explanations.js';
export type { MessageEngine, RecognizedFacts } from './blocked/message-facts.js';
export {
  BLOCKED_REASONS,
  type BlockedReason,
  isCorsReason,
  type Stage,
} from './fetch-standard/blocked-reasons.js';
