import type { BlockedReason, Stage } from '../fetch-standard/blocked-reasons.js';
import { isSafelistedMethod } from '../fetch-standard/methods.js';
import type { Credentials } from '../fetch-standard/request.js';

/** What a refusal is about. */
export interface BlockedFacts {
  readonly reason: BlockedReason;
  readonly stage: Stage;
  /** The URL that was asked last. */
  readonly url: string;
  /** The URL that the page asked for; another one after a redirect. */
  readonly firstUrl: string;
  /** The origin of the page, as it was sent: `null` where it is opaque or was lost by redirects. */
  readonly origin: string;
  /** The method that the page wants to use. */
  readonly method: string;
  readonly credentials: Credentials;
  /** How the page asked: by `XMLHttpRequest`, or by `fetch`. */
  readonly initiator: 'fetch' | 'xhr';
  /** The origin of the page, whatever was sent. */
  readonly pageOrigin: string;
  /** What decided: a field value, a field name, a status. */
  readonly subject: string | undefined;
  /** The value of `Access-Control-Allow-Methods`, and of `-Headers`, in the answer. */
  readonly allowMethods: string | undefined;
  readonly allowHeaders: string | undefined;
  /** The names that the preflight asked for, where they are known. */
  readonly askedNames?: readonly string[];
}

interface Explanation {
  readonly why: (facts: BlockedFacts) => string;
  readonly fix: (facts: BlockedFacts) => string;
}

const show = (value: string | undefined): string => {
  const text = JSON.stringify(value ?? '');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};
const answer = ({ stage }: BlockedFacts): string =>
  stage === 'preflight' ? 'the answer to the preflight' : 'the answer';

/** How to allow an origin; of `null` it is better not to. */
function allowOrigin({ origin, url, firstUrl }: BlockedFacts): string {
  if (origin !== 'null') return `allow ${origin} on ${new URL(url).origin} (allowOrigins: ['${origin}'])`;
  return url === firstUrl
    ? 'give the page an origin: a sandboxed frame, a data: or a file: page has none, and null must not be allowed'
    : `ask ${url} directly: after redirects across origins the browser sends Origin: null`;
}

/** What a preflight asks for besides the origin. */
function whatElse({ method, askedNames = [] }: BlockedFacts): string {
  const asked = [
    ...(isSafelistedMethod(method) ? [] : [`${method} is not (allowMethods: ['${method}'])`]),
    ...(askedNames.length > 0 ? [`${askedNames.join(', ')} is not (allowHeaders: ${list(askedNames)})`] : []),
  ];
  return asked.length > 0 ? asked.join(', or ') : 'the method or a header is not';
}
const list = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`;

const EXPLANATIONS: Readonly<Record<BlockedReason, Explanation>> = {
  'allow-origin-missing': {
    why: (facts) => `${answer(facts)} has no Access-Control-Allow-Origin`,
    // A server that refuses a preflight need not say why, and fullcors does not.
    fix: (facts) =>
      facts.stage === 'actual'
        ? allowOrigin(facts)
        : `${allowOrigin(facts)}; if it is, ${whatElse(facts)} (with debug: true fullcors says which)`,
  },
  'allow-origin-multiple': {
    why: (facts) =>
      `${answer(facts)} allows several origins at once (${show(facts.subject)}), where one may stand`,
    fix: () =>
      'let one layer alone answer CORS, the proxy or the application, with the one origin that asked',
  },
  'allow-origin-invalid': {
    why: (facts) => `Access-Control-Allow-Origin is ${show(facts.subject)}, which is no origin`,
    fix: ({ origin }) => `send the origin whole, with scheme and port: ${origin}`,
  },
  'allow-origin-mismatch': {
    why: (facts) => `${answer(facts)} allows ${show(facts.subject)}, and the page is at ${facts.origin}`,
    fix: allowOrigin,
  },
  'allow-origin-any-with-credentials': {
    why: () => "Access-Control-Allow-Origin is '*', which does not count for a request with credentials",
    fix: ({ origin }) =>
      `send ${origin} instead of '*' (list it in allowOrigins), or fetch without credentials: 'include'`,
  },
  'allow-credentials-missing': {
    why: (facts) =>
      `${answer(facts)} has no Access-Control-Allow-Credentials, and the request carries credentials`,
    fix: () =>
      "send Access-Control-Allow-Credentials: true (allowCredentials: true), or fetch without credentials: 'include'",
  },
  'allow-credentials-invalid': {
    why: ({ subject }) =>
      `Access-Control-Allow-Credentials is ${show(subject)}; the only value that counts is true`,
    fix: () => 'send it once, as true, in lower case',
  },
  'preflight-status': {
    why: ({ subject }) => `the preflight was answered with status ${subject}, not 200 to 299`,
    fix: ({ subject }) =>
      subject === '401' || subject === '403'
        ? 'answer OPTIONS before authentication: a preflight never carries credentials; or allow what it asks'
        : 'let the CORS layer answer OPTIONS before routes and guards do',
  },
  'preflight-redirected': {
    why: ({ subject }) => `the preflight was redirected (${subject}), which no browser follows`,
    fix: () => 'ask the final URL: mind http or https, www, and the slash at the end',
  },
  'allow-methods-invalid': {
    why: ({ allowMethods }) =>
      `Access-Control-Allow-Methods is ${show(allowMethods)}, which is no list of methods`,
    fix: () => 'separate the methods by commas',
  },
  'allow-headers-invalid': {
    why: ({ allowHeaders }) =>
      `Access-Control-Allow-Headers is ${show(allowHeaders)}, which is no list of field names`,
    fix: () => 'separate the names by commas',
  },
  'method-not-allowed': {
    why: ({ subject, allowMethods, credentials }) => {
      if (allowMethods === undefined)
        return `${subject} is not allowed: there is no Access-Control-Allow-Methods`;
      const literal = allowMethods.includes('*') && credentials === 'include';
      return `${subject} is not among the allowed methods (${show(allowMethods)})${
        literal ? "; with credentials '*' is a name like any other" : ''
      }`;
    },
    fix: ({ subject = '' }) =>
      subject === subject.toUpperCase()
        ? `add ${subject} (allowMethods: ['${subject}'])`
        : `write '${subject.toUpperCase()}' in the page: methods are case-sensitive`,
  },
  'header-not-allowed': {
    why: ({ subject, allowHeaders, credentials }) => {
      if (allowHeaders === undefined)
        return `${subject} is not allowed: there is no Access-Control-Allow-Headers`;
      const any = allowHeaders.includes('*');
      const literal =
        any && credentials === 'include' ? "; with credentials '*' is a name like any other" : '';
      const named = any && subject === 'authorization' ? "; '*' never covers it" : '';
      return `${subject} is not among the allowed headers (${show(allowHeaders)})${literal || named}`;
    },
    fix: ({ subject }) => `add it (allowHeaders: ['${subject}']), or do not send it from the page`,
  },
  'redirect-with-userinfo': {
    why: () => 'the redirect leads to a URL with a user name or password',
    fix: () => 'redirect to a URL without user:password@',
  },
  'redirect-not-http': {
    why: ({ subject }) => `the redirect leads to ${show(subject)}, which is not http or https`,
    fix: () => 'redirect to http or https',
  },
  'redirect-invalid': {
    why: ({ subject }) => `Location is ${show(subject)}, which is no URL`,
    fix: () => 'send one Location with one URL',
  },
  'redirect-with-stream': {
    why: () => 'the request was redirected, and its body is a stream, which cannot be sent twice',
    fix: () => 'ask the final URL, or send a body that is no stream',
  },
  'redirect-refused': {
    why: ({ subject }) => `the answer redirects (${subject}), and the page asked for redirect: 'error'`,
    fix: () => 'ask the final URL',
  },
  'too-many-redirects': {
    why: () => 'there were more than 20 redirects',
    fix: () => 'look for two servers that redirect to each other',
  },
  'mode-same-origin': {
    why: ({ subject }) =>
      `the page allowed no other origin (mode: 'same-origin'), and this is one: ${subject}`,
    fix: () => "fetch without mode: 'same-origin'",
  },
  'no-cors-redirect-mode': {
    why: ({ subject }) => `with mode: 'no-cors' redirect must be 'follow', not '${subject}'`,
    fix: () => "fetch without mode: 'no-cors': it makes every response unreadable",
  },
  'scheme-without-cors': {
    why: ({ subject }) => `CORS is for http and https, not for ${subject}`,
    fix: () => 'serve it over http or https',
  },
  'mixed-content': {
    why: ({ subject }) =>
      `the page came by https and asks for ${subject}, which anyone on the way could change`,
    fix: () => 'ask by https; this is not CORS, and no header helps',
  },
  'bad-port': {
    why: ({ subject }) => `port ${subject} is one that no browser connects to`,
    fix: () => 'serve on another port; this is not CORS, and no header helps',
  },
  'resource-policy': {
    why: () => "Cross-Origin-Resource-Policy keeps the response from this page, even with mode: 'no-cors'",
    fix: () => 'send Cross-Origin-Resource-Policy: cross-origin',
  },
  'no-answer': {
    why: ({ url }) => `there was no answer from ${url}`,
    fix: () => 'see that the server runs and is reachable: this is not CORS, though the console may say so',
  },
};

/** Why a browser refused, in one sentence. */
export const whyOf = (facts: BlockedFacts): string => EXPLANATIONS[facts.reason].why(facts);
/** What to change, in one sentence. */
export const fixOf = (facts: BlockedFacts): string => EXPLANATIONS[facts.reason].fix(facts);
