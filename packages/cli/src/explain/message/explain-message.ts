import { CannotRun, EXIT, type ExitCode } from '../../exit.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import { type Meaning, type ReadMessage, readMessage } from './read-message.js';

/** More than anybody pastes. */
const MAX_LENGTH = 100_000;

/** What a message of a browser's console means, and what to change. */
export function explainMessage(terminal: Terminal, pasted: string, format: 'text' | 'json'): ExitCode {
  const read = pasted.length > MAX_LENGTH ? undefined : readMessage(pasted);
  if (!read) {
    throw new CannotRun(
      'no browser was seen to print this about CORS',
      'copy the whole line from the console, from "Access to fetch at", "Cross-Origin Request Blocked" or "Origin" on; or ask the server: fullcors doctor <url> --origin <origin>',
    );
  }
  terminal.out(format === 'json' ? asJson(read) : asText(read, terminal));
  return EXIT.FOUND;
}

/** `-` is what comes through a pipe. */
export async function readStdin(): Promise<string> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    text += chunk;
    if (text.length > MAX_LENGTH) break;
  }
  return text;
}

const ENGINES: Readonly<Record<string, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'Safari',
};
const STAGES = { preflight: 'the preflight', actual: 'the request itself' } as const;
const FACTS: readonly (readonly [name: string, label: string])[] = [
  ['pageOrigin', 'page'],
  ['origin', 'page'],
  ['firstUrl', 'asked'],
  ['url', 'asked'],
  ['method', 'method'],
];

function asText({ meanings, facts, next }: ReadMessage, terminal: Terminal): string {
  const style = styleOf(terminal);
  const { columns } = terminal;
  const [first, ...others] = meanings as [Meaning, ...Meaning[]];
  const parts = [
    `${style.red('✗')} ${wrap(printable(first.what), columns, '  ').trimStart()}`,
    ...(first.why ? [wrap(first.why, columns, '  ')] : []),
    wrap(printable(`fix: ${first.fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${first.code}]${aside(first)}`),
  ];
  const labelled = new Map<string, string>();
  for (const [name, label] of FACTS) {
    const value = facts[name];
    if (value !== undefined && !labelled.has(label)) labelled.set(label, value);
  }
  if (labelled.size > 0) {
    parts.push('', ...[...labelled].map(([label, value]) => `  ${label.padEnd(7)}${printable(value)}`));
  }
  if (others.length > 0) {
    parts.push('', wrap('Browsers print the same where:', columns));
    for (const { what, code } of others)
      parts.push(`- ${wrap(printable(`${what} [${code}]`), columns, '  ').trimStart()}`);
  }
  if (!first.isCors) parts.push('', 'That is not CORS.');
  if (next) parts.push('', 'Next, ask the server:', `  ${next}`);
  return `${parts.join('\n')}\n`;
}

/** Who says so, and of what. */
function aside({ engines, stage }: Meaning): string {
  const names = engines.map((engine) => ENGINES[engine]).join(', ');
  return names ? `  ${names}${stage ? `, of ${STAGES[stage]}` : ''}` : '';
}

/** For machines. What is there stays; what is added is added at the end. */
const asJson = ({ meanings, facts, next }: ReadMessage): string =>
  `${JSON.stringify(
    {
      version: 1,
      meanings: meanings.map(({ code, isCors, engines, stage, what, why, fix }) => ({
        ...{ code, isCors, engines, what, fix },
        stage: stage ?? null,
        why: why ?? null,
      })),
      facts,
      next: next ?? null,
    },
    null,
    2,
  )}\n`;
