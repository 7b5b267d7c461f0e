import type { Family } from './family.js';

/** What looks like CORS and is none. */
export const NOT_CORS: readonly Family[] = [
  {
    code: 'local-network-access',
    pattern:
      /permission was denied for this request to access the .{0,40}address space|(local|private) network access|target IP address space|more-private address space/i,
    isCors: false,
    what: 'The browser did not let the page reach into the local network.',
    why: 'Chrome 142 and later asks the user first (Local Network Access), and pages of plain http may not ask at all; older ones refused those pages (Private Network Access). No header of the server changes that.',
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
];
