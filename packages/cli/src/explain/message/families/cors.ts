import type { Family } from './family.js';

/** A refusal of CORS, in whatever words: of older versions, of the network panels, by itself. */
export const CORS: readonly Family[] = [
  {
    code: 'allow-origin-invalid',
    pattern: /contains the invalid value|InvalidAllowOriginValue/i,
    isCors: true,
    what: 'Access-Control-Allow-Origin holds what is no origin.',
    why: 'An origin is scheme://host[:port]: without a path, without a slash at the end, without quotes.',
    fix: 'send the origin that asked, letter by letter',
  },
  {
    code: 'allow-methods-invalid',
    pattern:
      /invalid token .{0,80} in CORS header .{0,4}Access-Control-Allow-Methods|Cannot parse Access-Control-Allow-Methods|InvalidAllowMethodsPreflightResponse|CORS Invalid Allow Method/i,
    isCors: true,
    what: 'Access-Control-Allow-Methods is no list of methods.',
    why: 'Browsers then take the whole preflight for refused.',
    fix: 'separate the methods by commas',
  },
  {
    code: 'allow-headers-invalid',
    pattern:
      /invalid token .{0,80} in CORS header .{0,4}Access-Control-Allow-Headers|Cannot parse Access-Control-Allow-Headers|InvalidAllowHeadersPreflightResponse|CORS Invalid Allow Header/i,
    isCors: true,
    what: 'Access-Control-Allow-Headers is no list of header names.',
    why: 'Browsers then take the whole preflight for refused.',
    fix: 'separate the names by commas',
  },
  {
    code: 'redirect-with-userinfo',
    pattern: /Redirect location .{0,300} contains a username and password|RedirectContainsCredentials/i,
    isCors: true,
    what: 'The answer redirects to a URL with a user name or a password in it.',
    why: 'A script may not follow it.',
    fix: 'redirect to a URL without user:password@',
  },
  {
    code: 'redirect-not-http',
    pattern: /redirected from .{1,2000}Cross origin requests are only supported for/i,
    isCors: true,
    what: 'The answer redirects to what is neither http nor https.',
    why: 'A script may follow a redirect to http(s) only.',
    fix: 'redirect to http or https, or ask the final URL',
  },
  {
    code: 'scheme-without-cors',
    pattern:
      /Cross origin requests are only supported for|CORS request not HTTP|CorsDisabledScheme|CORS Request Not HTTP/i,
    isCors: true,
    what: 'What was asked is neither http nor https, such as a file.',
    why: 'A page opened from the disk (file:) has no origin, and browsers let it ask for nothing.',
    fix: 'serve the page and its files over http, by any development server, and ask http(s) URLs',
  },
  {
    code: 'cors-disabled',
    pattern: /\bReason: CORS disabled|DisallowedByMode/i,
    isCors: true,
    what: 'The browser was told not to do CORS at all.',
    why: "In Firefox by content.cors.disable in about:config; in a script by mode: 'same-origin'.",
    fix: "set it back, and fetch with mode: 'cors'",
  },
  {
    code: 'no-answer',
    pattern: /CORS request did not succeed|CORS request failed|CORS Failed\b/i,
    isCors: false,
    what: 'There was no answer that a browser could use.',
    why: 'Firefox says so where nothing listens (the server is down), the name is not known, the certificate is not trusted, a page of https asks for http (mixed content), or an extension or its own tracking protection stopped the request.',
    fix: 'open the URL in a tab of its own and see what the browser says; then try without extensions, in a private window',
  },
  {
    code: 'preflight-redirected',
    pattern:
      /redirect is not allowed for a preflight request|CORS request external redirect not allowed|PreflightDisallowedRedirect/i,
    isCors: true,
    what: 'The preflight was redirected, which no browser follows.',
    why: 'Often from http to https, to www, or to the path with a slash at its end; or to a login.',
    fix: 'let the page ask the final URL; let OPTIONS pass before a login',
  },
  {
    code: 'preflight-status',
    pattern:
      /(does not|doesn.t) have HTTP ok status|CORS preflight (response )?did not succeed|CORS preflight channel did not succeed|preflight response is not successful|response for preflight (has invalid HTTP status code|is invalid)|PreflightInvalidStatus/i,
    isCors: true,
    what: 'The preflight was answered with an error.',
    why: 'A login, a router or a guard answers OPTIONS before the CORS layer does.',
    fix: 'mount CORS in front of it: a preflight never carries credentials',
  },
  {
    code: 'method-not-allowed',
    pattern:
      /Method \S+ is not allowed by Access-Control-Allow-Methods|Did not find method in CORS header|MethodDisallowedByPreflightResponse|CORS Method Not Found/i,
    isCors: true,
    what: 'The preflight does not allow the method.',
    why: 'Every method but GET, HEAD and POST has to be named.',
    fix: 'add the method to Access-Control-Allow-Methods; in fullcors: allowMethods',
  },
  {
    code: 'header-not-allowed',
    pattern:
      /Request header field \S+ is not (allowed|present) (by|in the) Access-Control-Allow-Headers|header .{0,80} is not allowed according to header .{0,4}Access-Control-Allow-Headers|missing token .{0,80} in CORS header|HeaderDisallowedByPreflightResponse|CORS Missing Allow Header/i,
    isCors: true,
    what: 'The preflight does not allow a header that the page sends.',
    why: 'Every header that a page adds has to be named; Content-Type as well, where it is JSON.',
    fix: 'add it to Access-Control-Allow-Headers; in fullcors: allowHeaders',
  },
  {
    code: 'allow-origin-multiple',
    pattern:
      /contains multiple values|cannot contain more than one origin|Multiple CORS header .{0,4}Access-Control-Allow-Origin|MultipleAllowOriginValues|CORS Multiple Allow Origin/i,
    isCors: true,
    what: 'Access-Control-Allow-Origin is there twice, or lists several origins.',
    why: 'Two layers answer CORS, such as a proxy and the application; or a list was sent where one origin may stand.',
    fix: 'let one layer alone answer CORS, with the one origin that asked',
  },
  {
    code: 'allow-origin-any-with-credentials',
    pattern:
      /must not be the wildcard|Credential is not supported if the CORS header|Cannot use wildcard in Access-Control-Allow-Origin|wildcard '\*' cannot be used in the 'Access-Control-Allow-Origin'|WildcardOriginNotAllowed|CORS Not Supporting Credentials/i,
    isCors: true,
    what: 'Access-Control-Allow-Origin is *, and the page asks with credentials.',
    why: 'With credentials browsers want the origin itself.',
    fix: "list the origins and send back the one that asks; or fetch without credentials: 'include'",
  },
  {
    code: 'allow-credentials-missing',
    pattern: /Access-Control-Allow-Credentials|InvalidAllowCredentials|CORS Missing Allow Credentials/i,
    isCors: true,
    what: 'The page asks with credentials, and Access-Control-Allow-Credentials is not true.',
    why: 'The origin is allowed, but not together with cookies.',
    fix: 'send Access-Control-Allow-Credentials: true; in fullcors: allowCredentials: true',
  },
  {
    code: 'allow-origin-mismatch',
    pattern:
      /has a value .{0,300} that is not equal to the supplied origin|CORS header .{0,4}Access-Control-Allow-Origin.{0,4} does not match|Origin \S+ is not allowed by Access-Control-Allow-Origin|AllowOriginMismatch|CORS Allow Origin Not Matching Origin/i,
    isCors: true,
    what: 'The server allows another origin than that of the page, or none.',
    why: 'The origin has to be the same letter by letter: scheme, host and port.',
    fix: 'add the origin of the page to those that the server allows',
  },
  {
    code: 'allow-origin-missing',
    pattern:
      /No .{0,4}Access-Control-Allow-Origin.{0,4} header is present|CORS header .{0,4}Access-Control-Allow-Origin.{0,4} missing|moving the resource to the same domain or enabling CORS|MissingAllowOriginHeader|CORS Missing Allow Origin/i,
    isCors: true,
    what: 'The answer has no Access-Control-Allow-Origin.',
    why: 'The server does not allow this origin, does not answer CORS, or answers with an error that went past its CORS layer.',
    fix: 'let the server allow the origin of the page, on errors as well',
  },
];
