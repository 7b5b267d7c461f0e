import type { MethodRules } from '../rules/rules.js';
import { oneOf, type Regex } from './regex.js';

/** A character of a token (RFC 9110 section 5.6.2), spelt without any that is a quote or a variable somewhere. */
export const TOKEN_CHAR = '[!\\x23-\\x27*+.0-9A-Z^-z|~-]';

/** What Access-Control-Request-Method may be. Methods are compared in their exact spelling. */
export const passingMethods = ({ any, passing }: MethodRules): Regex =>
  any ? { source: `${TOKEN_CHAR}{1,64}` } : { source: oneOf(passing) };
