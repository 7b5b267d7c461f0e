import { CannotRun, EXIT, type ExitCode } from '../../exit.js';
import { jsonText } from '../../terminal/json.js';
import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { printable, wrap } from '../../terminal/text.js';
import { asTyped } from '../doctor-command.js';
import { messagesIn } from './paste.js';
import { type Meaning, type ReadMessage, readMessage } from './read-message.js';

/** Of a longer log the beginning is read. */
const MAX_LENGTH = 100_000;

/** A console that repeats itself is read, and told, to here. */
const MAX_DIFFERENT = 200;
const MAX_MESSAGES = 20;

/** A message that is read, and how often it was there. */
interface Told extends ReadMessage {
  readonly times: number;
}

/** What messages of a browser's console mean, and what to change. */
export function explainMessage(terminal: Terminal, pasted: string, format: 'text' | 'json'): ExitCode {
  const told = readAll(pasted.slice(0, MAX_LENGTH));
  if (told.length === 0) {
    throw new CannotRun(
      pasted.trim() === ''
        ? 'there is no message'
        : 'this is not about CORS, as far as any browser was seen to print it',
      'copy the whole line from the console, from "Access to fetch at", "Cross-Origin Request Blocked" or "Origin" on; or ask the server: fullcors doctor <url> --origin <origin>',
    );
  }
  terminal.out(format === 'json' ? asJson(told) : asText(told, terminal));
  return EXIT.FOUND;
}

/** Whether it is worth reading as a message: it has words, or is a word of a console. */
export const isMessage = (given: string): boolean =>
  /\s/.test(given.trim()) || readMessage(given) !== undefined;

/** Every message of a paste, each once. */
function readAll(pasted: string): readonly Told[] {
  const times = new Map<string, number>();
  for (const message of messagesIn(pasted)) times.set(message, (times.get(message) ?? 0) + 1);
  const told = new Map<string, Told>();
  for (const [message, count] of [...times].slice(0, MAX_DIFFERENT)) {
    const read = readMessage(message);
    if (!read) continue;
    const key = JSON.stringify([read.meanings.map(({ code }) => code), read.facts]);
    told.set(key, { ...read, times: (told.get(key)?.times ?? 0) + count });
  }
  return [...told.values()].slice(0, MAX_MESSAGES);
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

const asText = (told: readonly Told[], terminal: Terminal): string =>
  told.map((each) => messageText(each, terminal)).join('\n');

function messageText({ meanings, facts, next, times }: Told, terminal: Terminal): string {
  const style = styleOf(terminal);
  const { columns } = terminal;
  const [first, ...others] = meanings as [Meaning, ...Meaning[]];
  const parts = [
    `${style.red('✗')} ${wrap(printable(first.what), columns, '  ').trimStart()}`,
    ...(first.why ? [wrap(first.why, columns, '  ')] : []),
    wrap(printable(`fix: ${first.fix}`), columns, '  ').replace('fix:', style.bold('fix:')),
    style.dim(`  [${first.code}]${aside(first)}${times > 1 ? `  ${times} times` : ''}`),
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
  if (next) parts.push('', 'Next, ask the server:', `  ${asTyped(next, terminal.env)}`);
  return `${parts.join('\n')}\n`;
}

/** Who says so, and of what. */
function aside({ engines, stage }: Meaning): string {
  const names = engines.map((engine) => ENGINES[engine]).join(', ');
  return names ? `  ${names}${stage ? `, of ${STAGES[stage]}` : ''}` : '';
}

/** For machines. What is there stays; what is added is added at the end. */
const asJson = (told: readonly Told[]): string =>
  jsonText({
    version: 1,
    messages: told.map(({ meanings, facts, next, times }) => ({
      meanings: meanings.map(({ code, isCors, engines, stage, what, why, fix }) => ({
        ...{ code, isCors, engines, what, fix },
        stage: stage ?? null,
        why: why ?? null,
      })),
      facts,
      next: next ?? null,
      times,
    })),
  });
