/**
 * What people paste besides what the engines were seen to print for a block: what a script sees of it, older wordings,
 * and what looks like CORS and is none. The first that fits counts, so what says more stands further up.
 */
export interface Family {
  /** Stable. */
  readonly code: string;
  readonly pattern: RegExp;
  readonly isCors: boolean;
  /** It says that something failed, and not what. */
  readonly isVague?: true;
  /** What happened, in one sentence. */
  readonly what: string;
  /** What comes of it or why, in one or two sentences. */
  readonly why: string;
  /** What to do, in one sentence without its full stop. */
  readonly fix: string;
}

export const FAMILIES: readonly Family[] = [
  {
    code: 'local-network-access',
    pattern:
      /permission was denied for this request to access the .{0,40}address space|(local|private) network access|target IP address space/i,
    isCors: false,
    what: 'The browser did not let the page reach into the local network.',
    why: 'Chrome 142 and later asks the user first (Local Network Access), and pages of plain http may not ask at all. No header of the server changes that.',
    fix: 'serve the page over https and allow it when the browser asks; in a frame, add allow="local-network-access"',
  },
  {
    code: 'content-security-policy',
    pattern:
      /content security policy|refused to connect to .{0,300}connect-src|violates the following .{0,40}directive/i,
    isCors: false,
    what: "The page's own Content-Security-Policy forbids the request.",
    why: 'It was not sent. The server that was to be asked has no say in it.',
    fix: 'add the server to connect-src in the Content-Security-Policy of the page',
  },
  {
    code: 'mixed-content',
    pattern:
      /mixed content|blocked loading mixed active content|was not allowed to (display|run) insecure content|requested insecure content/i,
    isCors: false,
    what: 'A page of https asked a server of plain http.',
    why: 'Browsers call it mixed content, and do not send it.',
    fix: 'serve the other side over https as well, and ask it by https',
  },
  {
    code: 'opaque-response-blocking',
    pattern: /ERR_BLOCKED_BY_ORB|OpaqueResponseBlocking|Cross-Origin Read Blocking|\bCORB\b/i,
    isCors: false,
    what: "A request without CORS (an <img>, a <script>, mode: 'no-cors') got an answer that is no such thing.",
    why: 'The browser keeps JSON and HTML from elements that cannot use them. Often it is an error page where an image was expected.',
    fix: "look at what the server answered; a script that wants data uses fetch with CORS, not mode: 'no-cors'",
  },
  {
    code: 'resource-policy',
    pattern:
      /ERR_BLOCKED_BY_RESPONSE|Cross-Origin-Resource-Policy|Cross-Origin-Embedder-Policy|NotSameOrigin/i,
    isCors: false,
    what: "A Cross-Origin-Resource-Policy, or the page's Cross-Origin-Embedder-Policy, forbids it.",
    why: 'That is a header of its own, next to CORS.',
    fix: "let the resource say Cross-Origin-Resource-Policy: cross-origin, or ask it with CORS (crossorigin, mode: 'cors')",
  },
  {
    code: 'certificate',
    pattern: /net::ERR_(CERT_\w+|SSL_\w+)|SEC_ERROR_\w+|certificate .{0,60}(invalid|expired|not trusted)/i,
    isCors: false,
    what: 'The browser does not trust the certificate of the server.',
    why: "A page's fetch fails of it without a word, and CORS is often blamed.",
    fix: 'open the URL in a tab of its own and see what the browser says; serve a certificate that it trusts',
  },
  {
    code: 'blocked-by-client',
    pattern: /ERR_BLOCKED_BY_CLIENT/i,
    isCors: false,
    what: 'An extension of the browser, such as an ad blocker, stopped the request.',
    why: 'It was never sent.',
    fix: 'switch the extension off for this page, or give the URL a name that no filter list has',
  },
  {
    code: 'no-answer',
    pattern:
      /net::ERR_(CONNECTION_\w+|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE|EMPTY_RESPONSE|INTERNET_DISCONNECTED|TIMED_OUT)/i,
    isCors: false,
    what: 'There was no answer from the server.',
    why: 'Nothing listens there, the name is not known, or the connection was closed.',
    fix: 'see that the server runs and that the URL is right: host, port, http or https',
  },
  {
    code: 'preflight-redirected',
    pattern: /redirect is not allowed for a preflight request/i,
    isCors: true,
    what: 'The preflight was redirected, which no browser follows.',
    why: 'Often from http to https, to www, or to the path with a slash at its end; or to a login.',
    fix: 'let the page ask the final URL; let OPTIONS pass before a login',
  },
  {
    code: 'preflight-status',
    pattern:
      /(does not|doesn.t) have HTTP ok status|CORS preflight did not succeed|preflight response is not successful/i,
    isCors: true,
    what: 'The preflight was answered with an error.',
    why: 'A login, a router or a guard answers OPTIONS before the CORS layer does.',
    fix: 'mount CORS in front of it: a preflight never carries credentials',
  },
  {
    code: 'method-not-allowed',
    pattern: /Method \S+ is not allowed by Access-Control-Allow-Methods|Did not find method in CORS header/i,
    isCors: true,
    what: 'The preflight does not allow the method.',
    why: 'Every method but GET, HEAD and POST has to be named.',
    fix: 'add the method to Access-Control-Allow-Methods; in fullcors: allowMethods',
  },
  {
    code: 'header-not-allowed',
    pattern:
      /Request header field \S+ is not allowed by Access-Control-Allow-Headers|header .{0,80} is not allowed according to header .{0,4}Access-Control-Allow-Headers|missing token .{0,80} in CORS header/i,
    isCors: true,
    what: 'The preflight does not allow a header that the page sends.',
    why: 'Every header that a page adds has to be named; Content-Type as well, where it is JSON.',
    fix: 'add it to Access-Control-Allow-Headers; in fullcors: allowHeaders',
  },
  {
    code: 'allow-origin-multiple',
    pattern: /contains multiple values|Multiple CORS header .{0,4}Access-Control-Allow-Origin/i,
    isCors: true,
    what: 'Access-Control-Allow-Origin is there twice, or lists several origins.',
    why: 'Two layers answer CORS, such as a proxy and the application; or a list was sent where one origin may stand.',
    fix: 'let one layer alone answer CORS, with the one origin that asked',
  },
  {
    code: 'allow-origin-any-with-credentials',
    pattern:
      /must not be the wildcard|Credential is not supported if the CORS header|Cannot use wildcard in Access-Control-Allow-Origin/i,
    isCors: true,
    what: 'Access-Control-Allow-Origin is *, and the page asks with credentials.',
    why: 'With credentials browsers want the origin itself.',
    fix: "list the origins and send back the one that asks; or fetch without credentials: 'include'",
  },
  {
    code: 'allow-credentials-missing',
    pattern: /Access-Control-Allow-Credentials/i,
    isCors: true,
    what: 'The page asks with credentials, and Access-Control-Allow-Credentials is not true.',
    why: 'The origin is allowed, but not together with cookies.',
    fix: 'send Access-Control-Allow-Credentials: true; in fullcors: allowCredentials: true',
  },
  {
    code: 'allow-origin-mismatch',
    pattern:
      /has a value .{0,300} that is not equal to the supplied origin|CORS header .{0,4}Access-Control-Allow-Origin.{0,4} does not match|Origin \S+ is not allowed by Access-Control-Allow-Origin/i,
    isCors: true,
    what: 'The server allows another origin than that of the page, or none.',
    why: 'The origin has to be the same letter by letter: scheme, host and port.',
    fix: 'add the origin of the page to those that the server allows',
  },
  {
    code: 'allow-origin-missing',
    pattern:
      /No .{0,4}Access-Control-Allow-Origin.{0,4} header is present|CORS header .{0,4}Access-Control-Allow-Origin.{0,4} missing/i,
    isCors: true,
    what: 'The answer has no Access-Control-Allow-Origin.',
    why: 'The server does not allow this origin, does not answer CORS, or answers with an error that went past its CORS layer.',
    fix: 'let the server allow the origin of the page, on errors as well',
  },
  {
    code: 'blocked-by-cors',
    isVague: true,
    pattern: /blocked by CORS policy|Cross-Origin Request Blocked|due to access control checks/i,
    isCors: true,
    what: 'The browser kept an answer from the page, because of CORS.',
    why: 'Why, stands in the rest of the line, or in the one above.',
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
