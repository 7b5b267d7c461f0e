import type { FetchRequest } from './request.js';
import { unsafeHeaderNames } from './request-headers.js';

/** The names that a preflight asks for; in one engine those that the page gave, whatever redirects have stripped. */
export const preflightedNames = ({ headers, firstHeaders, engine }: FetchRequest): readonly string[] =>
  unsafeHeaderNames(engine.asksForFirstHeaders ? firstHeaders : headers, engine);
