// Written by `npm run capture-messages` from what the engines printed; conformance/browsers/messages.test.js holds them to it.
//
// Safari prints what WebKitGTK prints, as far as the texts are WebKit's own: those about networks and names ("Could not
// connect to ...", "Error resolving ...") are the platform's.
import type { CapturedMessage, MessageEngine } from './message-facts.js';

/** The versions that were asked. */
export const CAPTURED_FROM: Readonly<Record<MessageEngine, string>> = {
  chromium: '156.0.8078.79',
  firefox: '153.7.0',
  webkit: '2.50.6',
};

/** What each engine prints for each reason. Chromium's DevTools show its last line with method and URL in front. */
export const CAPTURED_MESSAGES: Readonly<Record<MessageEngine, readonly CapturedMessage[]>> = {
  chromium: [
    {
      reason: 'allow-origin-missing',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-missing',
      stage: 'actual',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'preflight',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains multiple values '{subject}', but only one is allowed. Have the server send the header with a valid value.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'preflight',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains multiple values '{subject}', but only one is allowed.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values '{subject}', but only one is allowed. Have the server send the header with a valid value.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains multiple values '{subject}', but only one is allowed.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'preflight',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains the invalid value '{subject}'. Have the server send the header with a valid value.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'preflight',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header contains the invalid value '{subject}'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value '{subject}'. Have the server send the header with a valid value.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid value '{subject}'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'preflight',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value '{subject}' that is not equal to the supplied origin. Have the server send the header with a valid value.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'preflight',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The 'Access-Control-Allow-Origin' header has a value '{subject}' that is not equal to the supplied origin.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value '{subject}' that is not equal to the supplied origin. Have the server send the header with a valid value.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value '{subject}' that is not equal to the supplied origin.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'preflight',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'preflight',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the {api} is controlled by the withCredentials attribute.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the {api} is controlled by the withCredentials attribute.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'preflight',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'preflight',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the {api} is controlled by the withCredentials attribute.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the {api} is controlled by the withCredentials attribute.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'preflight',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '{subject}' which must be 'true' when the request's credentials mode is 'include'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'preflight',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Credentials' header in the response is '{subject}' which must be 'true' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the {api} is controlled by the withCredentials attribute.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '{subject}' which must be 'true' when the request's credentials mode is 'include'.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '{subject}' which must be 'true' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the {api} is controlled by the withCredentials attribute.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'preflight-status',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'preflight-redirected',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-methods-invalid',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'allow-headers-invalid',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'method-not-allowed',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'header-not-allowed',
      stage: 'preflight',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Request header field {subject} is not allowed by Access-Control-Allow-Headers in preflight response.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'redirect-with-userinfo',
      stage: 'actual',
      lines: [
        "Access to {api} at '{url}'{redirectedFrom} from origin '{pageOrigin}' has been blocked by CORS policy: Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'ftp',
      lines: [
        "Access to {api} at '{subject}' (redirected from '{firstUrl}') from origin '{pageOrigin}' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'data',
      lines: ['Failed to load resource: net::ERR_UNSAFE_REDIRECT'],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'other',
      lines: [
        "Access to {api} at '{subject}' (redirected from '{firstUrl}') from origin '{pageOrigin}' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'redirect-invalid',
      stage: 'actual',
      lines: ['Failed to load resource: net::ERR_INVALID_REDIRECT'],
    },
    { reason: 'redirect-refused', stage: 'actual', lines: ['Failed to load resource: net::ERR_FAILED'] },
    {
      reason: 'too-many-redirects',
      stage: 'actual',
      lines: ['Failed to load resource: net::ERR_TOO_MANY_REDIRECTS'],
    },
    {
      reason: 'mode-same-origin',
      stage: 'actual',
      redirected: false,
      lines: [
        '{Api} cannot load {url}. Request mode is "same-origin" but the URL\'s origin is not same as the request origin {pageOrigin}.',
      ],
    },
    {
      reason: 'mode-same-origin',
      stage: 'actual',
      redirected: true,
      lines: [
        'Unsafe attempt to load URL {url} from frame with URL {pageUrl}. Domains, protocols and ports must match.',
      ],
    },
    {
      reason: 'no-cors-redirect-mode',
      stage: 'actual',
      lines: ['{Api} cannot load {url}. Request mode is "no-cors" but the redirect mode is not "follow".'],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'ftp',
      initiator: 'fetch',
      lines: ['{Api} cannot load {url}. URL scheme "{scheme}" is not supported.'],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'ftp',
      initiator: 'xhr',
      lines: ['FTP is not supported.'],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'other',
      initiator: 'fetch',
      lines: ['{Api} cannot load {url}. URL scheme "{scheme}" is not supported.'],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'other',
      initiator: 'xhr',
      lines: [
        "Access to {api} at '{url}' from origin '{pageOrigin}' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
        'Failed to load resource: net::ERR_FAILED',
      ],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'file',
      initiator: 'fetch',
      lines: ['Not allowed to load local resource: {url}'],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'file',
      initiator: 'xhr',
      lines: ['Not allowed to load local resource: {url}'],
    },
    {
      reason: 'mixed-content',
      stage: 'actual',
      initiator: 'fetch',
      lines: [
        "Mixed Content: The page at '{pageUrl}' was loaded over HTTPS, but requested an insecure resource '{url}'. This request has been blocked; the content must be served over HTTPS.",
      ],
    },
    {
      reason: 'mixed-content',
      stage: 'actual',
      initiator: 'xhr',
      lines: [
        "Mixed Content: The page at '{pageUrl}' was loaded over HTTPS, but requested an insecure {api} endpoint '{url}'. This request has been blocked; the content must be served over HTTPS.",
      ],
    },
    { reason: 'bad-port', stage: 'actual', lines: ['Failed to load resource: net::ERR_UNSAFE_PORT'] },
    {
      reason: 'resource-policy',
      stage: 'actual',
      lines: ['Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin'],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      detail: 'closed',
      lines: ['Failed to load resource: net::ERR_EMPTY_RESPONSE'],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      detail: 'refused',
      lines: ['Failed to load resource: net::ERR_CONNECTION_REFUSED'],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      detail: 'unknown-host',
      lines: ['Failed to load resource: net::ERR_NAME_NOT_RESOLVED'],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      detail: 'closed',
      lines: ['Failed to load resource: net::ERR_EMPTY_RESPONSE'],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      detail: 'refused',
      lines: ['Failed to load resource: net::ERR_CONNECTION_REFUSED'],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      detail: 'unknown-host',
      lines: ['Failed to load resource: net::ERR_NAME_NOT_RESOLVED'],
    },
  ],
  firefox: [
    {
      reason: 'allow-origin-missing',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-origin-missing',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'preflight',
      detail: 'list',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{subject}’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'preflight',
      detail: 'lines',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'actual',
      detail: 'list',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{subject}’).',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'actual',
      detail: 'lines',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{subject}’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{subject}’).',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{subject}’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘{subject}’).',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘{url}’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
      ],
    },
    {
      reason: 'preflight-status',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS preflight response did not succeed). Status code: {status}.',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'preflight-redirected',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request external redirect not allowed).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS preflight response did not succeed). Status code: {status}.',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-methods-invalid',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: invalid token ‘{allowMethods}’ in CORS header ‘Access-Control-Allow-Methods’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'allow-headers-invalid',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: invalid token ‘{allowHeaders}’ in CORS header ‘Access-Control-Allow-Headers’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'method-not-allowed',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'header-not-allowed',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: header ‘{subject}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'redirect-with-userinfo',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'ftp',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {subject}. (Reason: CORS request not http).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'data',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'other',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {subject}. (Reason: CORS request not http).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'redirect-invalid',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    { reason: 'redirect-refused', stage: 'actual', lines: [] },
    {
      reason: 'too-many-redirects',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'mode-same-origin',
      stage: 'actual',
      lines: ['Security Error: Content at {pageUrl} may not load data from {url}.'],
    },
    { reason: 'no-cors-redirect-mode', stage: 'actual', lines: [] },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'ftp',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request not http).',
      ],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'other',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request not http).',
      ],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      detail: 'file',
      lines: ['Security Error: Content at {pageUrl} may not load or link to {url}.'],
    },
    { reason: 'mixed-content', stage: 'actual', lines: ['Blocked loading mixed active content “{url}”'] },
    { reason: 'bad-port', stage: 'actual', lines: [] },
    {
      reason: 'resource-policy',
      stage: 'actual',
      lines: [
        'The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#',
      ],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      lines: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: CORS request did not succeed). Status code: (null).',
      ],
    },
  ],
  webkit: [
    {
      reason: 'allow-origin-missing',
      stage: 'preflight',
      lines: [
        'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
      ],
    },
    {
      reason: 'allow-origin-missing',
      stage: 'actual',
      lines: [
        'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'preflight',
      lines: [
        'Access-Control-Allow-Origin cannot contain more than one origin.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Access-Control-Allow-Origin cannot contain more than one origin.',
      ],
    },
    {
      reason: 'allow-origin-multiple',
      stage: 'actual',
      lines: [
        'Access-Control-Allow-Origin cannot contain more than one origin.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Access-Control-Allow-Origin cannot contain more than one origin.',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'preflight',
      lines: [
        'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
      ],
    },
    {
      reason: 'allow-origin-invalid',
      stage: 'actual',
      lines: [
        'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'preflight',
      lines: [
        'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
      ],
    },
    {
      reason: 'allow-origin-mismatch',
      stage: 'actual',
      lines: [
        'Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'preflight',
      lines: [
        'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
      ],
    },
    {
      reason: 'allow-origin-any-with-credentials',
      stage: 'actual',
      lines: [
        'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'preflight',
      lines: [
        'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
      ],
    },
    {
      reason: 'allow-credentials-missing',
      stage: 'actual',
      lines: [
        'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'preflight',
      lines: [
        'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
      ],
    },
    {
      reason: 'allow-credentials-invalid',
      stage: 'actual',
      lines: [
        'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
      ],
    },
    {
      reason: 'preflight-status',
      stage: 'preflight',
      lines: [
        'Preflight response is not successful. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Preflight response is not successful. Status code: {status}',
      ],
    },
    {
      reason: 'preflight-redirected',
      stage: 'preflight',
      lines: [
        'Preflight response is not successful. Status code: {status}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Preflight response is not successful. Status code: {status}',
      ],
    },
    {
      reason: 'allow-methods-invalid',
      stage: 'preflight',
      lines: [
        'Header Access-Control-Allow-Methods has an invalid value: {allowMethods}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Header Access-Control-Allow-Methods has an invalid value: {allowMethods}',
      ],
    },
    {
      reason: 'allow-headers-invalid',
      stage: 'preflight',
      lines: [
        'Header Access-Control-Allow-Headers has an invalid value: {allowHeaders}',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Header Access-Control-Allow-Headers has an invalid value: {allowHeaders}',
      ],
    },
    {
      reason: 'method-not-allowed',
      stage: 'preflight',
      lines: [
        'Method {method} is not allowed by Access-Control-Allow-Methods.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Method {method} is not allowed by Access-Control-Allow-Methods.',
      ],
    },
    {
      reason: 'header-not-allowed',
      stage: 'preflight',
      lines: [
        'Request header field {subject} is not allowed by Access-Control-Allow-Headers.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Request header field {subject} is not allowed by Access-Control-Allow-Headers.',
      ],
    },
    {
      reason: 'redirect-with-userinfo',
      stage: 'actual',
      lines: [
        'Cross-origin redirection to {bareSubject} denied by Cross-Origin Resource Sharing policy: redirection URL {subject} has credentials',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Cross-origin redirection to {bareSubject} denied by Cross-Origin Resource Sharing policy: redirection URL {subject} has credentials',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'ftp',
      lines: [
        'FTP URLs are disabled',
        '{Api} cannot load {firstUrl} due to access control checks.',
        'Failed to load resource: FTP URLs are disabled',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'data',
      lines: [
        'Cross-origin redirection to {subject} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Cross-origin redirection to {subject} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
      ],
    },
    {
      reason: 'redirect-not-http',
      stage: 'actual',
      detail: 'other',
      lines: [
        'Cross-origin redirection to {subject} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Cross-origin redirection to {subject} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
      ],
    },
    {
      reason: 'redirect-invalid',
      stage: 'actual',
      lines: [
        'Cross-origin redirection to {subject} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Cross-origin redirection to {subject} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
      ],
    },
    {
      reason: 'redirect-refused',
      stage: 'actual',
      lines: [
        'Not allowed to follow a redirection while loading {firstUrl}',
        '{Api} cannot load {firstUrl} due to access control checks.',
        'Failed to load resource: Not allowed to follow a redirection while loading {firstUrl}',
      ],
    },
    {
      reason: 'too-many-redirects',
      stage: 'actual',
      lines: [
        'Load cannot follow more than 20 redirections',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Load cannot follow more than 20 redirections',
      ],
    },
    { reason: 'mode-same-origin', stage: 'actual', redirected: false, lines: ['{Api} cannot load {url}.'] },
    {
      reason: 'mode-same-origin',
      stage: 'actual',
      redirected: true,
      lines: [
        'Unsafe attempt to load URL {url} from origin {pageOrigin}. Domains, protocols and ports must match.',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Unsafe attempt to load URL {url} from origin {pageOrigin}. Domains, protocols and ports must match.',
      ],
    },
    {
      reason: 'no-cors-redirect-mode',
      stage: 'actual',
      lines: [
        'No-Cors mode requires follow redirect mode',
        'Not allowed to request resource',
        '{Api} cannot load {url} due to access control checks.',
      ],
    },
    {
      reason: 'scheme-without-cors',
      stage: 'actual',
      lines: [
        'Cross origin requests are only supported for HTTP.',
        '{Api} cannot load {url} due to access control checks.',
      ],
    },
    {
      reason: 'mixed-content',
      stage: 'actual',
      lines: [
        '[blocked] The page at {pageUrl} requested insecure content from {url}. This content was blocked and must be served over HTTPS.',
        'Not allowed to request resource',
        '{Api} cannot load {url} due to access control checks.',
      ],
    },
    {
      reason: 'bad-port',
      stage: 'actual',
      lines: ['Not allowed to use restricted network port {subject}: {url}'],
    },
    {
      reason: 'resource-policy',
      stage: 'actual',
      lines: [
        "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header.",
        '{Api} cannot load {url} due to access control checks.',
        "Failed to load resource: Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header.",
      ],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      detail: 'closed',
      lines: ['Failed to load resource: Connection terminated unexpectedly'],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      detail: 'refused',
      lines: ['Failed to load resource: Could not connect to {host}: Connection refused'],
    },
    {
      reason: 'no-answer',
      stage: 'actual',
      detail: 'unknown-host',
      lines: ['Failed to load resource: Error resolving “{host}”: Name or service not known'],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      detail: 'closed',
      lines: [
        'Connection terminated unexpectedly',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Connection terminated unexpectedly',
      ],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      detail: 'refused',
      lines: [
        'Could not connect to {host}: Connection refused',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Could not connect to {host}: Connection refused',
      ],
    },
    {
      reason: 'no-answer',
      stage: 'preflight',
      detail: 'unknown-host',
      lines: [
        'Error resolving “{host}”: Name or service not known',
        '{Api} cannot load {url} due to access control checks.',
        'Failed to load resource: Error resolving “{host}”: Name or service not known',
      ],
    },
  ],
};
