import { compare, corsRequestOf, declaredBy, type Row, rowsOf } from '@fullcors/emit/verify';
import type { EmitFlags } from '../../commands/emit.js';
import { readTimeout, readUrl } from '../../doctor/asked.js';
import { unreachable } from '../../doctor/unreachable.js';
import { type Exchange, Wire } from '../../doctor/wire.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { startSpinner } from '../../terminal/spinner.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Subject } from '../emit.js';
import type { PlacedGap } from '../placed-gap.js';
import { verificationsAsJson } from './report/json.js';
import { verificationsAsText } from './report/text.js';
import { type AnsweredRow, isUnanswered, isWrong, type Verification } from './result.js';

/** As many as a browser opens to one server. */
const AT_A_TIME = 6;
/** Whoever reads the server's log should know who asked. */
const USER_AGENT = 'fullcors-verify';

/** `--verify`: whether a deployment answers as the policy says, row by row. */
export async function verify(
  terminal: Terminal,
  subject: Subject,
  given: readonly string[],
  flags: EmitFlags,
): Promise<ExitCode> {
  const urls = given.map(readUrl);
  const timeout = readTimeout(flags.timeout);
  const found: Verification[] = [];
  for (const url of urls) {
    const progress = flags.format === 'text' ? await startSpinner(terminal, url.host) : undefined;
    try {
      found.push(
        await verifyUrl(subject, url, { timeout, sends: flags.send ?? false, onSend: progress?.tick }),
      );
    } finally {
      progress?.stop();
    }
  }
  terminal.out(
    flags.format === 'json'
      ? verificationsAsJson(subject, found)
      : verificationsAsText(subject, found, terminal, flags.verbose ?? false),
  );
  const rows = found.flatMap((each) => each.rows);
  if (rows.some(isWrong)) return EXIT.FOUND;
  return rows.some(isUnanswered) ? EXIT.CANNOT : EXIT.OK;
}

interface VerifyOptions {
  readonly timeout: number;
  readonly sends: boolean;
  readonly onSend: ((method: string) => void) | undefined;
}

/** @throws CannotRun where nobody answers there. */
async function verifyUrl(
  { cors, gaps }: Subject,
  url: URL,
  { timeout, sends, onSend }: VerifyOptions,
): Promise<Verification> {
  const place = { path: url.pathname, host: url.host };
  const { policy } = cors;
  const { route } = await cors.explainAsync({ method: 'GET', path: place.path });
  const wire = new Wire(url, timeout, onSend, USER_AGENT);
  const send = (row: Row): Promise<Exchange> =>
    wire.send({ method: row.method, url, headers: row.headers, body: null, signal: null }, row.name);
  const judge = async (row: Row): Promise<AnsweredRow> => {
    const exchange = await send(row);
    const { response } = exchange;
    if (!response) return { row, exchange, differences: [] };
    const request = corsRequestOf(row, place);
    const differences = compare(request, await cors.decideAsync(request), response);
    return {
      row,
      exchange,
      differences: differences.map((one) => ({ ...one, gap: declaredBy(one, request, gaps) as PlacedGap })),
    };
  };
  const rows = rowsOf((route !== undefined && policy.routes[route]) || policy, { sends });
  const [first, ...others] = rows;
  const answered: AnsweredRow[] = first ? [await judge(first)] : [];
  // Where nobody is, a hundred more requests find nobody either.
  if (answered[0] && isUnanswered(answered[0])) throw unreachable({ url, timeout }, answered[0].exchange);
  const queue = others.entries();
  const worker = async (): Promise<void> => {
    for (const [i, row] of queue) answered[i + 1] = await judge(row);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  const otherRoutes = ['', ...Object.keys(policy.routes)].filter((each) => each !== (route ?? ''));
  return { url, route, otherRoutes: otherRoutes.filter(Boolean), rows: answered };
}
