import type { Mistake, Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { everyMethod } from '../words.js';

export const CLOUDFRONT: Server = {
  id: 'cloudfront',
  name: 'Amazon CloudFront',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'X-Amz-Cf-Id') ?? fieldTrace(answers, 'Via', /\.cloudfront\.net\b/i),
  snippet: (wanted: Wanted, mistake: Mistake) => (mistake === 'vary' ? CACHE_KEY : responseHeaders(wanted)),
};

const CACHE_KEY: Snippet = {
  language: 'json',
  where:
    'ParametersInCacheKeyAndForwardedToOrigin of the cache policy: the three go to the origin, and each has an answer of its own; then invalidate what is kept',
  code: `${JSON.stringify(
    {
      HeadersConfig: {
        HeaderBehavior: 'whitelist',
        Headers: {
          Quantity: 3,
          Items: ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'],
        },
      },
    },
    null,
    2,
  )}\n`,
};

const list = (Items: readonly string[]) => ({ Quantity: Items.length, Items });

const responseHeaders = (wanted: Wanted): Snippet => ({
  language: 'json',
  where:
    "a response headers policy of the behaviour, whose allowed methods have to hold OPTIONS; it replaces the origin's own fields",
  code: `${JSON.stringify(
    {
      Name: 'cors',
      CorsConfig: {
        AccessControlAllowOrigins: list([wanted.origin]),
        AccessControlAllowMethods: list(everyMethod(wanted, ['OPTIONS'])),
        AccessControlAllowHeaders: list(wanted.headers.length > 0 ? wanted.headers : ['Content-Type']),
        ...(wanted.expose.length > 0 ? { AccessControlExposeHeaders: list(wanted.expose) } : {}),
        AccessControlAllowCredentials: wanted.credentials,
        AccessControlMaxAgeSec: 600,
        OriginOverride: true,
      },
    },
    null,
    2,
  )}\n`,
});
