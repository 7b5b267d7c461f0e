import type { Finding, FindingCode } from '../finding.js';
import { fieldOf } from '../wire.js';
import {
  allowedOrigin,
  type Case,
  grantOrigin,
  grantPreflight,
  knowsCors,
  statusOf,
  variesOnOrigin,
} from './case.js';
import { headersRefused, methodRefused } from './method-and-headers.js';
import { noCors, originNotAllowed } from './origin.js';

interface Status {
  readonly code: FindingCode;
  readonly who: string;
  readonly fix: string;
}

/** By status, who answers a preflight so, and what to do. */
const STATUSES: Readonly<Record<number, Status>> = {
  401: {
    code: 'preflight-unauthorized',
    who: 'A login answers before CORS does; a preflight never carries credentials, so it can never log in.',
    fix: 'answer OPTIONS before authentication: mount CORS in front of the login, or except OPTIONS from it',
  },
  403: {
    code: 'preflight-forbidden',
    who: 'Something refuses OPTIONS before CORS answers: a guard, a CSRF check, a firewall.',
    fix: 'let OPTIONS through to the CORS layer, without a login, a token or a CSRF check',
  },
  404: {
    code: 'preflight-not-found',
    who: 'The router knows the path, but not with OPTIONS; CORS is mounted behind it or on other paths.',
    fix: 'mount CORS in front of the routes, so that it answers OPTIONS on every path',
  },
  405: {
    code: 'preflight-method-not-allowed',
    who: 'The router does not accept OPTIONS here, and CORS does not answer it first.',
    fix: 'mount CORS in front of the routes, so that it answers OPTIONS on every path',
  },
  429: {
    code: 'preflight-rate-limited',
    who: 'A rate limit counts preflights; each is a request that the user never made.',
    fix: 'put CORS in front of the rate limit, and send Access-Control-Max-Age so that fewer are asked',
  },
};

const SERVER_ERROR: Status = {
  code: 'preflight-server-error',
  who: 'What handles OPTIONS crashes, or the server behind the proxy did not answer it.',
  fix: 'see the log of the server for OPTIONS; let the CORS layer answer it before any handler runs',
};
const OTHER: Status = {
  code: 'preflight-status',
  who: 'Only 200 to 299 lets the request through.',
  fix: 'let the CORS layer answer OPTIONS, with 204, before anything else does',
};

/** A preflight whose answer has no ok status: browsers go no further, whatever its fields say. */
export function badStatus(refusal: Case): Finding {
  const { at, refused } = refusal;
  const status = statusOf(at);
  // The origin alone passes: it is the CORS layer that refuses, and now it is known what.
  if (refused?.method) return methodRefused(refusal, refused.headers, refused.proof);
  if (refused && refused.headers.length > 0) return headersRefused(refusal, refused.headers, refused.proof);
  if (isRouterStatus(status) && !knowsCors(refusal)) return noCors(refusal);
  if ((status === 400 || status === 403) && isCorsLayer(refusal)) return originNotAllowed(refusal);
  const { code, who, fix } =
    STATUSES[status === 407 ? 401 : status === 501 ? 405 : status] ?? (status >= 500 ? SERVER_ERROR : OTHER);
  return {
    code,
    weight: 'blocks',
    what: `The preflight is answered ${status}${wwwAuthenticate(refusal)}.`,
    why: who,
    fix,
    changes: [grantPreflight(refusal)],
    mistake: 'preflight',
    proof: [at.number],
  };
}

const isRouterStatus = (status: number): boolean => status === 404 || status === 405 || status === 501;

/** Whether what refused is the CORS layer, which knows no better than to say 400 or 403. */
function isCorsLayer({ asked, at, probes }: Case): boolean {
  // Who allows the origin elsewhere does not refuse it here.
  const elsewhere = allowedOrigin(probes.plain);
  if (elsewhere === asked.origin || elsewhere === '*') return false;
  return (
    /cors|origin/i.test(at.response?.text ?? '') ||
    /origin|access-control-request/i.test(fieldOf(at, 'Vary') ?? '') ||
    [probes.plain, ...probes.others.values()].some(variesOnOrigin)
  );
}

function wwwAuthenticate({ at }: Case): string {
  const scheme = /^\s*([\w-]+)/.exec(fieldOf(at, 'WWW-Authenticate') ?? '')?.[1];
  return scheme ? `, with a request to log in (WWW-Authenticate: ${scheme})` : '';
}

/** No browser follows it. */
export function redirected(refusal: Case): Finding {
  const { at, asked } = refusal;
  const status = statusOf(at);
  const location = fieldOf(at, 'Location') ?? '';
  const target = resolve(location, asked.url);
  const isLogin =
    target !== undefined && /log-?in|sign-?in|auth|sso|session/i.test(target.pathname + target.host);
  const what = `The preflight is redirected (${status}) to ${target?.href ?? location}.`;
  const base = {
    code: 'preflight-redirected',
    weight: 'blocks',
    what,
    mistake: 'preflight',
    proof: [at.number],
  } as const;
  if (isLogin || !target || target.href === asked.url.href) {
    return {
      ...base,
      why: 'A login redirects before CORS answers, and no browser follows the redirect of a preflight.',
      fix: 'answer OPTIONS before authentication: a preflight never carries credentials',
      changes: [grantPreflight(refusal), grantOrigin(asked, 'answers')],
    };
  }
  return {
    ...base,
    why: `No browser follows the redirect of a preflight. ${whatDiffers(asked.url, target)}`,
    fix: `let the page ask ${target.href} directly`,
    changes: [],
    askInstead: target.href,
  };
}

function whatDiffers(asked: URL, target: URL): string {
  if (asked.protocol !== target.protocol && asked.host === target.host) return 'The server wants https.';
  if (asked.host !== target.host) return `The server lives at ${target.host}.`;
  if (asked.pathname.replace(/\/$/, '') === target.pathname.replace(/\/$/, ''))
    return asked.pathname.endsWith('/') ? 'The path has no slash at its end.' : 'The path ends with a slash.';
  return 'The path is another one.';
}

export function resolve(location: string, base: URL): URL | undefined {
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}
