/** A paste -> the messages in it, each with the lines that belong to it. */

/** Where a message of Chromium or Firefox begins, wherever in the text that is. */
const BEGINS = /(?=\b(?:Access to [\w ]{1,40} at '|Cross-Origin Request Blocked: ))/;

/** What ends one of WebKit's: this line, and the ones of the network panel that repeat it. */
const ENDS =
  /((?:Fetch API|XMLHttpRequest|EventSource) cannot load \S+ due to access control checks\.?(?:\s*Failed to load resource: [^\n]*)?)/;

/** Everything that was pasted is one message, but where it holds the beginnings or the ends of several. */
export function messagesIn(pasted: string): readonly string[] {
  const [before = '', ...others] = pasted.split(BEGINS);
  if (BEGINS.test(before)) return withoutEchoes([before, ...others]);
  const [first, ...more] = others;
  // What stands before it on its line belongs to it: a time, a file. The rest of a log does not.
  if (first !== undefined) return withoutEchoes([(before.split('\n').at(-1) ?? '') + first, ...more]);
  const pieces = pasted.split(ENDS);
  if (pieces.length <= 3) return [pasted];
  const messages: string[] = [];
  for (let i = 0; i + 1 < pieces.length; i += 2) messages.push(`${pieces[i]}${pieces[i + 1]}`);
  const [rest = ''] = pieces.slice(-1);
  if (rest.trim() !== '') messages[messages.length - 1] += rest;
  return messages;
}

/** Of one refused preflight Firefox says the reason, and then once or twice that it did not succeed: that is one message. */
function withoutEchoes(messages: readonly string[]): readonly string[] {
  const told: string[] = [];
  for (const message of messages) {
    const before = told.at(-1);
    if (before !== undefined && isEcho(message, before)) told[told.length - 1] = before + message;
    else told.push(message);
  }
  return told;
}

function isEcho(message: string, before: string): boolean {
  if (resourceOf(message) === undefined || resourceOf(message) !== resourceOf(before)) return false;
  const last = reasonsOf(before).at(-1) ?? '';
  const [reason = ''] = reasonsOf(message);
  if (/^CORS preflight response did not succeed/.test(reason)) return /external redirect/.test(last);
  return REQUEST_FAILED.test(reason) && (!REQUEST_FAILED.test(last) || reasonsOf(before).length === 1);
}

const REQUEST_FAILED = /^CORS request did not succeed/;
const reasonsOf = (message: string): readonly string[] =>
  [...message.matchAll(/\(Reason: ([^)]*)/g)].map(([, reason = '']) => reason);
const resourceOf = (message: string): string | undefined =>
  /remote resource at [‘']?([^\s‘’']+)/.exec(message)?.[1]?.replace(/\.$/, '');

/** Put together where it was broken into lines. Not by an expression: of a million spaces it would take the square. */
export const joined = (text: string): string => linesOf(text).join(' ');

/** As chats and terminals copy it: broken into lines, quoted as a reply, with curly quotes. */
export const straightened = (text: string): string =>
  linesOf(text)
    .map((line) => line.replace(/^[>|][>| ]*/, ''))
    .join(' ')
    .replace(/[‘’‚‛′´`]/g, "'")
    .replace(/[“”„‟″]/g, '"');

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
