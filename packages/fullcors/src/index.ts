export type { Checked, CheckedOptions } from './policy/checked-options.js';
export type { CorsRequest } from './policy/cors-request.js';
export { defineCors } from './policy/define-cors.js';
export type { AllowOriginIf, CorsOptions, OriginPattern, PolicyOptions } from './policy/options.js';
export type { PathPolicy, Policy } from './policy/policy.js';
export { CorsPolicyError, type Problem, type ProblemCode } from './policy/problems.js';
export { type Cors, type CorsSurroundings, createCors } from './protocol/cors.js';
export type { Decision, HeaderField } from './protocol/decision.js';
export type { Check, CheckCode, Explanation } from './protocol/explain/explain.js';
