import { CAPTURED_MESSAGES } from '../../browser/src/blocked/captured-messages.js';
import { consoleMessage } from '../../browser/src/blocked/console-messages.js';
import type { MessageEngine, MessageFacts } from '../../browser/src/blocked/message-facts.js';

export const FACTS = {
  url: 'https://api.example.com/items?a=1&b=2',
  origin: 'https://app.example.com',
  pageOrigin: 'https://app.example.com',
  method: 'PUT',
  subject: 'x-api-key',
  status: 403,
  allowMethods: 'GET',
  allowHeaders: 'content-type',
};

/** What decided, where the value tells of which reason the line is. */
const VALUES: Readonly<Record<string, string>> = {
  'allow-origin-multiple': 'https://a.example.com, https://b.example.com',
  'allow-origin-mismatch': 'https://b.example.com',
};

/** Every line that an engine was seen to print, with facts in it. */
export const ROWS = (Object.keys(CAPTURED_MESSAGES) as MessageEngine[]).flatMap((engine) =>
  CAPTURED_MESSAGES[engine].flatMap((row) => {
    const { reason, stage, detail, initiator = 'fetch', redirected } = row;
    const subject =
      reason === 'redirect-not-http'
        ? `${detail === 'other' ? 'custom' : detail}:x`
        : (VALUES[reason] ?? FACTS.subject);
    const url = reason === 'scheme-without-cors' ? `${detail === 'other' ? 'custom' : detail}:x` : FACTS.url;
    const firstUrl = redirected ? 'https://old.example.com/' : url;
    const status = reason === 'preflight-redirected' ? 307 : FACTS.status;
    const facts: MessageFacts = {
      ...FACTS,
      status,
      reason,
      stage,
      detail,
      initiator,
      subject,
      url,
      firstUrl,
    };
    const lines = consoleMessage(engine, facts);
    return lines.length === 0
      ? []
      : [[`${engine}: ${reason}, ${stage} ${detail ?? ''} ${initiator}`, reason, lines] as const];
  }),
);

/** How many reasons print these lines, and perhaps more, in whatever browser. */
export const sharing = (lines: readonly string[]): number =>
  new Set(
    ROWS.filter(([, , others]) => lines.every((line) => others.includes(line))).map(([, reason]) => reason),
  ).size;

/** Codes of lines that say no more than that it failed. */
export const ALIKE = [
  'opaque-failure',
  'blocked-by-cors',
  'no-answer',
  'mixed-content',
  'resource-policy',
  'certificate',
  'content-security-policy',
];
