import { STATUS_CODES } from 'node:http';
import { printable } from '../../terminal/text.js';
import type { Examination } from '../examine.js';

const JUDGES = {
  standard: 'the Fetch standard',
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'Safari (WebKit)',
} as const;

/** The verdict in one word and one sentence. */
export function verdictOf({ verdict, asked, notSent, findings, exchanges }: Examination): {
  title: string;
  detail: string;
} {
  const judge = JUDGES[asked.engine];
  if (verdict === 'allowed') {
    return {
      title: 'ALLOWED',
      detail: `A browser lets the page read the answer, says ${judge}.${errorOf(exchanges)}`,
    };
  }
  if (verdict === 'unknown') {
    return {
      title: 'NOT KNOWN',
      detail: findings.some(({ code }) => code === 'answer-redirected')
        ? 'What was asked leads elsewhere, and only the URL given is asked.'
        : `The preflight passes, and a GET in its place may be read. ${notSent} itself was not sent, since it may change data: add --send.`,
    };
  }
  const isCors = findings[0]?.code !== 'mixed-content' && findings[0]?.code !== 'certificate';
  return {
    title: 'BLOCKED',
    detail: `A browser keeps ${findings[0]?.code === 'header-not-exposed' ? 'a header of the answer' : 'the answer'} from the page, says ${judge}${isCors ? '' : ', and CORS is not why'}.`,
  };
}

/** An error that may be read is allowed, and is not what anybody hoped for. */
function errorOf(exchanges: Examination['exchanges']): string {
  const answer = exchanges.find(({ purpose }) => purpose === 'the request itself')?.response;
  if (!answer || answer.status < 400) return '';
  const status = `${answer.status} ${printable(answer.statusText || (STATUS_CODES[answer.status] ?? ''))}`;
  return ` The answer is ${status.trimEnd()}; the page may read it.`;
}

/** What was sent, so that nobody need wonder. */
export function sentOf({ exchanges, asked, notSent }: Examination): string {
  if (exchanges.length === 0) return 'Nothing was sent.';
  const counts = new Map<string, number>();
  for (const { request } of exchanges) counts.set(request.method, (counts.get(request.method) ?? 0) + 1);
  const kinds = [...counts].map(([method, count]) => `${count} ${method}`).join(', ');
  const why = asked.sends ? ', since no browser sends it after such a preflight' : '';
  const only = notSent ? `; ${notSent} was not sent${why}` : '';
  return `Sent ${exchanges.length} request${exchanges.length === 1 ? '' : 's'} (${kinds}), all of them to ${asked.url.href}${only}.`;
}
