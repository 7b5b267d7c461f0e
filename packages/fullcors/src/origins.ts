/**
 * Origin patterns and expressions as parsed parts, for who makes something else of a policy than decisions: a generated
 * configuration is made of these, never of the user's text.
 */
export {
  compileLinearRegex as compileExpression,
  compileNode as automatonOf,
  type LinearRegex,
} from './policy/linear-regex/compile.js';
export { type Node as ExpressionNode, parse as parseExpression } from './policy/linear-regex/parse.js';
export type { Instruction } from './policy/linear-regex/program.js';
export {
  formatPattern,
  MAX_HOST_LENGTH,
  MAX_LABEL_LENGTH,
  MAX_ORIGIN_LENGTH,
  type ParsedPattern,
  parsePattern,
} from './policy/origin-pattern.js';
