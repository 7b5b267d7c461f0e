/** Every `Access-Control-*` field of a response, for targets that strip an upstream's own one by one. */
export const CORS_FIELDS = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
  'Access-Control-Expose-Headers',
  'Access-Control-Allow-Private-Network',
] as const;

/** A `Vary` that says Origin, or says more than any name: nothing is to be added to it. */
export const VARIES = '(?:^|,)[ \\t]*(?:origin|\\*)[ \\t]*(?:,|$)';
