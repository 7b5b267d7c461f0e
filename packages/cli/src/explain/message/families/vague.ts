import type { Family } from './family.js';

/** Lines that say that it failed, and not why. */
export const VAGUE: readonly Family[] = [
  {
    code: 'blocked-by-cors',
    isVague: true,
    pattern:
      /blocked by CORS policy|Cross-Origin Request Blocked|due to access control checks|Cross-Origin Resource Sharing|\bCORS (error|policy)\b|\bblocked:cors\b|\bAccess-Control-Allow-/i,
    isCors: true,
    what: 'The browser kept an answer from the page, because of CORS.',
    why: 'Why, stands in the rest of the line, or in the one above; of another language than English, it is not known here.',
    fix: 'copy the whole of it; or ask the server: fullcors doctor <url> --origin <origin of the page>',
  },
  {
    code: 'opaque-failure',
    isVague: true,
    pattern:
      /Failed to fetch|NetworkError when attempting to fetch resource|Load failed|Network Error|ERR_NETWORK|net::ERR_FAILED|Failed to load resource|XMLHttpRequest error/i,
    isCors: true,
    what: 'This is all that a script is told, whatever went wrong: CORS, no answer, a certificate, an extension.',
    why: 'The reason stands in another line of the console, most often right above, and never in the error itself.',
    fix: 'copy that line; or ask the server: fullcors doctor <url> --origin <origin of the page>',
  },
];
