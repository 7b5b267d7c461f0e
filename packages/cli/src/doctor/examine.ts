import type { HttpExchange, HttpRequest } from '@fullcors/browser';
import type { Cors } from 'fullcors';
import { asTyped, doctorCommand } from '../explain/doctor-command.js';
import type { Terminal } from '../terminal/terminal.js';
import { printable } from '../terminal/text.js';
import { type Asked, isSafe } from './asked.js';
import { type Case, isOk, speaksCors } from './diagnose/case.js';
import { diagnose } from './diagnose/diagnose.js';
import type { AnswerChange, Finding, Weight } from './finding.js';
import { type Judgement, judge } from './judge.js';
import { plan } from './plan.js';
import { bisect, type Probes, probe } from './probes.js';
import { localNetworkAccess } from './risks/address-space.js';
import { cookies, unreadable, withoutEffect } from './risks/answers.js';
import { caches } from './risks/caches.js';
import { differences } from './risks/policy.js';
import { tooWide } from './risks/too-wide.js';
import { type Detected, detectServers } from './servers/index.js';
import { seen } from './servers/server.js';
import { badCertificate, unreachable } from './unreachable.js';
import { type Exchange, Wire } from './wire.js';

/** Everything that was found out. */
export interface Examination {
  readonly asked: Asked;
  /** `unknown`: what was sent passes, and the request itself was not sent, or leads elsewhere. */
  readonly verdict: 'allowed' | 'blocked' | 'unknown';
  /** What the engines print into their consoles for it. */
  readonly consoleMessages: Readonly<Record<string, readonly string[]>>;
  /** What blocks first, in the order in which a browser comes upon it; then risks, then notes. */
  readonly findings: readonly Finding[];
  readonly exchanges: readonly Exchange[];
  readonly servers: readonly Detected[];
  /** The method of the request that was not sent, since it may change data. */
  readonly notSent: string | undefined;
}

/** A policy that the answers are compared with. */
export interface Comparison {
  readonly cors: Cors;
  /** Where it is said, for people. */
  readonly where: string;
}

/** More causes than one server can have. */
const MAX_CAUSES = 20;

/**
 * Asks the server, judges as a browser, and finds what is wrong. After each cause the answers are changed as its fix says
 * and judged again, without asking again: so every cause is found at once, and every fix is known to be enough.
 */
export async function examine(
  asked: Asked,
  compare?: Comparison,
  onSend?: (method: string) => void,
  env: Terminal['env'] = {},
): Promise<Examination> {
  const planned = await plan(asked);
  const wire = new Wire(asked.url, asked.timeout, onSend);
  const reach = await localNetworkAccess(asked);
  const result = (verdict: Examination['verdict'], findings: readonly Finding[], judged?: Judgement) => ({
    asked,
    verdict,
    consoleMessages: judged?.blocked?.consoleMessages ?? {},
    findings: sorted([...findings, ...reach]).map(printableFinding),
    exchanges: wire.exchanges,
    servers: detectServers(wire.exchanges.flatMap(seen)),
    notSent:
      isSafe(asked.method) || wire.exchanges.some(({ request }) => request.method === asked.method)
        ? undefined
        : asked.method,
  });
  if (planned.blocked || !planned.answer) {
    return result('blocked', planned.blocked ? [beforeSending(asked, planned.blocked)] : []);
  }

  const first = await judge(wire, asked, []);
  const probes = await probe(wire, asked, planned.answer);
  const certificate = badCertificate(asked, wire.exchanges);
  if (certificate) return result('blocked', [certificate], first);
  if (probes.plain.error) throw unreachable(asked, probes.plain);
  if (first.answer?.error) throw unreachable(asked, first.answer);

  const { causes, last } = await findCauses(wire, asked, planned.preflight, first, probes);
  const risks = [
    ...tooWide(asked, probes),
    ...caches(asked, probes),
    ...cookies(asked, exchangesOf(last), last.answer),
    ...unreadable(asked, last.answer ?? probes.plain),
    ...withoutEffect(asked, first.preflight, last.answer ?? probes.plain),
    ...(compare
      ? await differences(compare.cors, compare.where, [first.preflight, last.answer ?? probes.plain])
      : []),
  ];
  const findings = [...causes, ...risks.filter((risk) => !isTold(risk, causes))];
  if (first.redirectedTo !== undefined) {
    return result('unknown', [redirectedElsewhere(asked, first, first.redirectedTo, env), ...findings]);
  }
  const isBlocked = first.blocked !== undefined || findings.some(({ weight }) => weight === 'blocks');
  return result(isBlocked ? 'blocked' : asked.sends ? 'allowed' : 'unknown', findings, first);
}

/** Each cause, as if those before it had been put right; the last judgement is the one that nothing stops. */
async function findCauses(
  wire: Wire,
  asked: Asked,
  planned: HttpRequest | undefined,
  first: Judgement,
  probes: Probes,
): Promise<{ causes: readonly Finding[]; last: Judgement }> {
  const isRefused = first.preflight?.response && first.blocked?.stage === 'preflight';
  const isMute = isRefused && (!isOk(first.preflight!) || !speaksCors(first.preflight));
  const isRedirect = Math.floor((first.preflight?.response?.status ?? 0) / 100) === 3;
  const refused = planned && isMute && !isRedirect ? await bisect(wire, asked, planned) : undefined;
  const preflightPassed = first.blocked?.stage !== 'preflight';
  // No browser sends the request after such a preflight: that it would pass, once put right, changes nothing there.
  const next = preflightPassed ? asked : { ...asked, sends: isSafe(asked.method) };
  const causes = new Map<string, Finding>();
  const changes: AnswerChange[] = [];
  let judged = first;
  for (let i = 0; i < MAX_CAUSES && judged.blocked && judged.redirectedTo === undefined; i++) {
    const { blocked } = judged;
    const at = (blocked.stage === 'preflight' ? judged.preflight : judged.answer) ?? probes.plain;
    // As it came: what a fix would put there says nothing of the server.
    const { preflight } = first;
    const found = diagnose({
      asked,
      blocked,
      at,
      preflight,
      preflightPassed,
      probes,
      refused,
    } satisfies Case);
    const known = causes.get(found.code);
    causes.set(found.code, known ? merged(known, found) : found);
    // A fix that changes nothing for a browser would be found again, and again.
    if (found.changes.length === 0 || changes.length > MAX_CAUSES * 2) break;
    changes.push(...found.changes);
    judged = await judge(wire, next, changes);
  }
  return { causes: [...causes.values()], last: judged };
}

/** The same cause on the preflight and on the answer is one cause. */
const merged = (one: Finding, other: Finding): Finding => ({
  ...one,
  changes: [...one.changes, ...other.changes],
  proof: [...new Set([...one.proof, ...other.proof])],
});

/** Whether a cause has said it already. */
const isTold = ({ code }: Finding, causes: readonly Finding[]): boolean =>
  (code === 'shared-cache' || code === 'vary-missing') &&
  causes.some((cause) => cause.code === 'cached-for-another-origin');

const exchangesOf = ({ response, blocked }: Judgement): readonly HttpExchange[] =>
  response?.exchange ?? blocked?.exchange ?? [];

const WEIGHTS: readonly Weight[] = ['blocks', 'risk', 'note'];
const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  WEIGHTS.flatMap((weight) => findings.filter((finding) => finding.weight === weight));

/** The server's words in ours move no cursor; each request that shows it is named once. */
const printableFinding = (finding: Finding): Finding => ({
  ...finding,
  what: printable(finding.what),
  why: printable(finding.why),
  fix: printable(finding.fix),
  proof: [...new Set(finding.proof)].sort((a, b) => a - b),
});

/** What no answer can change: nothing is sent. */
function beforeSending({ url, origin }: Asked, blocked: NonNullable<Judgement['blocked']>): Finding {
  if (blocked.reason !== 'mixed-content') {
    return {
      code: 'blocked-otherwise',
      weight: 'blocks',
      what: `A browser does not send it: ${blocked.why}.`,
      why: `The reason is ${blocked.reason}; it is not CORS.`,
      fix: blocked.fix,
      changes: [],
      mistake: undefined,
      proof: [],
    };
  }
  const secure = url.href.replace(/^http:/, 'https:');
  return {
    code: 'mixed-content',
    weight: 'blocks',
    what: `A page of https does not ask a server of plain http (${url.origin}).`,
    why: `Browsers call it mixed content. It is not CORS, and no header of the server helps ${origin}.`,
    fix: `serve it over https, and ask ${secure}`,
    changes: [],
    askInstead: secure,
    mistake: undefined,
    proof: [],
  };
}

function redirectedElsewhere(
  { origin, method, headers, credentials }: Asked,
  { answer }: Judgement,
  target: string,
  env: Terminal['env'],
): Finding {
  const names = headers.map(([name]) => name);
  const command = doctorCommand('redirect', { url: target, origin, method, headers: names, credentials });
  return {
    code: 'answer-redirected',
    weight: 'blocks',
    what: `The answer redirects to ${target}.`,
    why: 'A browser follows, and judges that answer as well; across origins it then sends Origin: null. Only the URL given was asked.',
    fix: `let the page ask ${target} directly, and examine that: ${asTyped(command, env)}`,
    changes: [],
    askInstead: target,
    mistake: undefined,
    proof: answer ? [answer.number] : [],
  };
}
