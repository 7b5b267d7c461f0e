import {
  BLOCKED_REASONS,
  type BlockedReason,
  isCorsReason,
  type Stage,
} from '../fetch-standard/blocked-reasons.js';
import { getHeader, valuesOf } from '../fetch-standard/header-list.js';
import { nearest } from './nearest.js';
import type { Outcome } from './outcome.js';

/** What a check found, in the words of a failure. */
export interface Verdict {
  /** Neither where the outcome says nothing of what was expected: the test fails with `.not` as without. */
  readonly pass: boolean | 'neither';
  /** What was to be: "to be allowed by CORS". */
  readonly wanted: string;
  /** What is: "it is blocked". */
  readonly seen: string;
  /** What to change. */
  readonly fix?: string | undefined;
}

/** How a request is expected to be blocked. */
export interface BlockedExpectation {
  readonly reason?: BlockedReason;
  readonly stage?: Stage;
}

/** The page may read the answer. */
export function allowedByCors(outcome: Outcome): Verdict {
  const { cors, ...words } = judge(outcome);
  return {
    pass: cors === 'has no say' ? 'neither' : cors === 'allows',
    wanted: 'to be allowed by CORS',
    ...words,
  };
}

/** CORS keeps the answer from the page; for this reason, and at this stage, where they are given. */
export function blockedByCors(outcome: Outcome, expected: BlockedExpectation = {}): Verdict {
  const { reason, stage } = readExpectation(expected);
  const how = [...(reason ? [reason] : []), ...(stage ? [at(stage)] : [])].join(', ');
  const { cors, ...words } = judge(outcome);
  const { error } = outcome;
  const isAsSaid =
    error !== undefined &&
    error.reason === (reason ?? error.reason) &&
    error.stage === (stage ?? error.stage);
  // What is not CORS counts only where it is named: else a test that asks http from https would pass for ever.
  const isSaid = cors !== 'has no say' || (reason !== undefined && isAsSaid);
  return {
    pass: isSaid ? isAsSaid : 'neither',
    wanted: `to be blocked by CORS${how && ` (${how})`}`,
    ...words,
  };
}

/** The browser sent a preflight. */
export function preflighted(outcome: Outcome): Verdict {
  const wanted = 'to be preflighted';
  const { cors, ...words } = judge(outcome);
  if (cors === 'has no say') return { pass: 'neither', wanted, ...words };
  const preflight = outcome.exchange.find(({ stage }) => stage === 'preflight')?.request.headers;
  if (!preflight) {
    const seen =
      'no preflight was sent: a simple request needs none, and none is sent while an earlier one is remembered';
    return { pass: false, wanted, seen, fix: 'where one is remembered, ask with a new browserAt(origin)' };
  }
  const method = getHeader(preflight, 'Access-Control-Request-Method');
  const names = getHeader(preflight, 'Access-Control-Request-Headers');
  return { pass: true, wanted, seen: `a preflight asked for ${method}${names ? ` with ${names}` : ''}` };
}

/** The page may read a header of the answer. */
export function exposesHeader(outcome: Outcome, name: string, value?: string): Verdict {
  needText(name, 'a header');
  const wanted = `to expose ${name}${value === undefined ? '' : `: ${value}`}`;
  const { cors, ...words } = judge(outcome);
  const { response } = outcome;
  if (!response || cors !== 'allows') return { pass: 'neither', wanted, ...words };
  const read = response.headers.get(name);
  if (read !== null) {
    return { pass: value === undefined || read === value, wanted, seen: `the page reads ${name}: ${read}` };
  }
  const answer = outcome.exchange.at(-1)?.response?.headers ?? [];
  if (getHeader(answer, name) === null) {
    const near = nearest(
      name.toLowerCase(),
      answer.map(([other]) => other.toLowerCase()),
    );
    const fix = `see that the server sends ${name}${near ? `; did you mean ${near}?` : ''}`;
    return { pass: 'neither', wanted, seen: `the answer has no ${name}`, fix };
  }
  const exposed = getHeader(answer, 'Access-Control-Expose-Headers');
  const why =
    exposed === null
      ? 'there is no Access-Control-Expose-Headers'
      : `Access-Control-Expose-Headers is ${JSON.stringify(exposed)}`;
  return {
    pass: false,
    wanted,
    seen: `${name} was sent, and the page may not read it: ${why}`,
    fix: /^set-cookie2?$/i.test(name) ? 'no page may ever read it' : `expose it (exposeHeaders: ['${name}'])`,
  };
}

/** The request itself carried a cookie. */
export function sendsCookie(outcome: Outcome, name: string): Verdict {
  needText(name, 'a cookie');
  const wanted = `to send the cookie ${name}`;
  const actual = outcome.exchange.filter(({ stage }) => stage === 'actual');
  if (actual.length === 0) {
    const { seen, fix } = judge(outcome);
    return { pass: 'neither', wanted, seen, fix };
  }
  const sent = actual.flatMap(({ request }) =>
    (getHeader(request.headers, 'Cookie') ?? '').split('; ').flatMap((pair) => pair.split('=')[0] || []),
  );
  const pass = sent.includes(name);
  return {
    pass,
    wanted,
    seen: sent.length > 0 ? `what was sent is ${[...new Set(sent)].join(', ')}` : 'no cookie was sent',
    fix: pass
      ? undefined
      : "fetch with credentials: 'include'; the browser has it from page.setCookie(...) or from an answer, and sends it to another site with SameSite=None; Secure",
  };
}

/** The browser kept a cookie that the answer sets. */
export function keepsCookie(outcome: Outcome, name: string): Verdict {
  needText(name, 'a cookie');
  const wanted = `to keep the cookie ${name}`;
  const isOfName = (setCookie: string) => setCookie.split('=')[0]!.trim() === name;
  const fields = outcome.exchange.flatMap(({ response, refusedCookies = [] }) =>
    valuesOf(response?.headers ?? [], 'Set-Cookie')
      .filter(isOfName)
      .map((setCookie) => ({
        setCookie,
        why: refusedCookies.find((one) => one.setCookie === setCookie)?.why,
      })),
  );
  const last = fields.at(-1);
  if (!last) {
    const seen = `no answer sets ${name}`;
    if (!outcome.error) return { pass: 'neither', wanted, seen, fix: 'see that the server sends it' };
    // Where the request itself was never sent, that is what has to be mended.
    const blocked = judge(outcome);
    return { pass: 'neither', wanted, seen: `${seen}: ${blocked.seen}`, fix: blocked.fix };
  }
  const { setCookie, why } = last;
  const seen = why === undefined ? `the browser keeps ${setCookie}` : `the browser does not keep it: ${why}`;
  return { pass: why === undefined, wanted, seen };
}

/** Caches are told that the answer depends on who asks. */
export function variesOnOrigin(outcome: Outcome): Verdict {
  const wanted = 'to vary on Origin';
  const [answer] = outcome.exchange
    .flatMap(({ stage, response }) => (stage === 'actual' && response ? [response.headers] : []))
    .slice(-1);
  if (!answer) {
    const { seen, fix } = judge(outcome);
    return { pass: 'neither', wanted, seen, fix };
  }
  const vary = getHeader(answer, 'Vary');
  const pass = vary !== null && /(?:^|,)[\t ]*(?:origin|\*)[\t ]*(?:,|$)/i.test(vary);
  const isForAll = getHeader(answer, 'Access-Control-Allow-Origin') === '*';
  return {
    pass,
    wanted,
    seen: vary === null ? 'the answer has no Vary' : `Vary is ${JSON.stringify(vary)}`,
    fix: pass
      ? undefined
      : isForAll
        ? "none, where every origin is answered Access-Control-Allow-Origin: '*'"
        : 'send Vary: Origin with every answer, also where the origin is refused or absent, or a cache gives it to others',
  };
}

type Judgement = Pick<Verdict, 'seen' | 'fix'> & { readonly cors: 'allows' | 'hides' | 'has no say' };

/** What CORS makes of an outcome. */
function judge({ error, response }: Outcome): Judgement {
  if (error) {
    const { reason, stage, why, fix } = error;
    if (isCorsReason(reason))
      return { cors: 'hides', seen: `it is blocked ${at(stage)}, ${reason}: ${why}`, fix };
    return { cors: 'has no say', seen: `it was stopped by something else than CORS, ${reason}: ${why}`, fix };
  }
  switch (response?.type) {
    case 'cors':
      return { cors: 'allows', seen: `the page may read the answer, status ${response.status}` };
    case 'basic':
      return {
        cors: 'has no say',
        seen: 'CORS has no say where a page asks its own origin, or navigates',
        fix: 'fetch from a page of another origin than the server: browserAt(origin, { server })',
      };
    default:
      return {
        cors: 'hides',
        seen: `the response is ${response?.type}: the page may read nothing of it`,
        fix: "fetch with the mode 'cors' and the redirect 'follow', which are the defaults",
      };
  }
}

const at = (stage: Stage): string => (stage === 'preflight' ? 'at the preflight' : 'at the request itself');

const VALUES: Record<keyof BlockedExpectation, readonly string[]> = {
  reason: BLOCKED_REASONS,
  stage: ['preflight', 'actual'],
};

/** @throws TypeError where a key or a value is none, naming the nearest: a misspelt reason would hold in no test. */
function readExpectation(expected: BlockedExpectation): BlockedExpectation {
  if (typeof expected !== 'object' || expected === null) {
    throw new TypeError(
      `${JSON.stringify(expected)} is no expectation: write { reason: '...', stage: '...' }`,
    );
  }
  const refuse = (value: unknown, what: string, names: readonly string[]) => {
    const near = typeof value === 'string' ? nearest(value, names) : undefined;
    const hint = near ? `did you mean '${near}'?` : `write one of ${names.join(', ')}`;
    throw new TypeError(`${JSON.stringify(value)} is no ${what}: ${hint}`);
  };
  for (const [key, value] of Object.entries(expected)) {
    const values = Object.hasOwn(VALUES, key) ? VALUES[key as keyof BlockedExpectation] : undefined;
    if (!values) refuse(key, 'key of an expectation', Object.keys(VALUES));
    else if (value !== undefined && !values.includes(value)) refuse(value, key, values);
  }
  return expected;
}

function needText(value: unknown, what: string): void {
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`${JSON.stringify(value)} is not the name of ${what}`);
  }
}
