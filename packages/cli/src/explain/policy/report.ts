import { requestInWords } from '../../page/read.js';
import { jsonText } from '../../terminal/json.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import type { PolicyVerdict, Step } from './verdict.js';

const NAMES: Readonly<Record<string, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'Safari',
};

/** For a person at a terminal. */
export function asText(verdict: PolicyVerdict, terminal: Terminal): string {
  const { asked, file, environment, route, steps, blocked, others } = verdict;
  const isAllowed = verdict.verdict === 'allowed';
  const { columns } = terminal;
  const style = styleOf(terminal);
  const request = requestInWords(asked.method, asked.fields, asked.credentials);
  const paint = isAllowed ? style.green : style.red;
  const parts = [
    wrap(`A page at ${asked.origin} asks ${printable(asked.path)}: ${request}.`, columns),
    wrap(`The policy is ${file.shown}, ${environment}${route ? `, the route ${route}` : ''}.`, columns),
    '',
    style.bold(paint(verdict.verdict.toUpperCase())),
    ...steps.flatMap((step, i) => ['', ...stepText(verdict, step, i + 1, terminal)]),
  ];
  const last = steps.at(-1);
  if (!isAllowed && last?.kind === 'preflight') {
    parts.push('', wrap(`${steps.length + 1} ${asked.method} itself is not sent.`, columns));
  }
  if (!isAllowed && blocked && steps.every(({ checks }) => checks.every(({ passed }) => passed))) {
    parts.push('', wrap(`${blocked.why}.`, columns, '  '), wrap(`fix: ${blocked.fix}`, columns, '  '));
  }
  if (verdict.verdict === 'refused') {
    parts.push(
      '',
      wrap('The answer is 403, and the handler does not run (enforce); the page may read that.', columns),
    );
  }
  if (isAllowed) parts.push('', wrap(readableText(verdict), columns));
  for (const allows of [true, false]) {
    const names = others
      .filter((each) => each.isAllowed === allows)
      .map(({ engine }) => NAMES[engine] ?? engine);
    if (names.length === 0) continue;
    const verb = `${allows ? 'allow' : 'block'}${names.length > 1 ? '' : 's'}`;
    parts.push('', wrap(`${listed(names)} ${verb} it all the same.`, columns));
  }
  return `${parts.join('\n')}\n`;
}

function stepText(
  { becauseOf, asked }: PolicyVerdict,
  { kind, checks, method }: Step,
  number: number,
  terminal: Terminal,
): string[] {
  const { columns } = terminal;
  const style = styleOf(terminal);
  const why = becauseOf.length > 0 ? `, because of ${listed(becauseOf)}` : '';
  const title =
    kind === 'preflight'
      ? `${number} The browser asks first, by a preflight${why}:`
      : `${number} ${number > 1 ? 'Then it' : 'The browser'} sends ${method}${number > 1 || asked.method === 'OPTIONS' ? ' itself' : ', without a preflight'}:`;
  return [
    wrap(title, columns),
    ...checks.flatMap(({ passed, message, fix, where }) => {
      const mark = passed ? style.green('✓') : style.red('✗');
      const lines = [`  ${mark} ${wrap(printable(message), columns, '    ').trimStart()}`];
      if (fix) lines.push(wrap(printable(`fix: ${fix}${where ? ` (${where})` : ''}`), columns, '    '));
      return lines;
    }),
  ];
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

const readableText = ({ exposed }: PolicyVerdict): string =>
  exposed.length === 0
    ? 'The page may read the status, the body, and the safelisted headers (Content-Type, Cache-Control ...); for others there is exposeHeaders.'
    : `The page may read the status, the body, the safelisted headers, and ${exposed.includes('*') ? 'every other' : exposed.join(', ')}.`;

/** For machines. What is there stays; what is added is added at the end. */
export function asJson(verdict: PolicyVerdict): string {
  const { asked, file, environment, route, becauseOf, steps, blocked, exposed, others } = verdict;
  const { origin, method, path, credentials } = asked;
  const report = {
    version: 1,
    ...{ origin, method, path, credentials },
    headers: asked.fields.map(([name]) => name),
    file: file.shown,
    environment,
    route: route ?? null,
    verdict: verdict.verdict,
    reason: blocked?.reason ?? null,
    preflightBecauseOf: becauseOf,
    steps: steps.map(({ kind, method, checks }) => ({
      kind,
      method,
      checks: checks.map(({ code, passed, asked, holds, message, fix, where }) => ({
        ...{ code, passed, asked, holds, message },
        fix: fix ?? null,
        where: where ?? null,
      })),
    })),
    exposed,
    enginesThatDiffer: others,
  };
  return jsonText(report);
}
