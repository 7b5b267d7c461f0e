import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPTURED_MESSAGES } from '../src/blocked/captured-messages.js';
import { consoleMessage, consoleMessages, recognize } from '../src/blocked/console-messages.js';
import type { MessageEngine, MessageFacts } from '../src/blocked/message-facts.js';

const ENGINES = Object.keys(CAPTURED_MESSAGES) as MessageEngine[];
const rows = ENGINES.flatMap((engine) => CAPTURED_MESSAGES[engine].map((row) => ({ engine, ...row })));

const FACTS: MessageFacts = {
  reason: 'allow-origin-missing',
  stage: 'preflight',
  url: 'https://api.example.com/items/',
  origin: 'https://app.example.com',
  method: 'PUT',
  status: 403,
};

describe('consoleMessages', () => {
  test('says what each engine prints', () => {
    expect(consoleMessages(FACTS)).toEqual({
      chromium: [
        "Access to fetch at 'https://api.example.com/items/' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        'Failed to load resource: net::ERR_FAILED',
      ],
      firefox: [
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items/. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 403.',
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items/. (Reason: CORS request did not succeed). Status code: (null).',
      ],
      webkit: [
        'Origin https://app.example.com is not allowed by Access-Control-Allow-Origin. Status code: 403',
        'Fetch API cannot load https://api.example.com/items/ due to access control checks.',
        'Failed to load resource: Origin https://app.example.com is not allowed by Access-Control-Allow-Origin. Status code: 403',
      ],
    });
  });

  test('names the way there, and XMLHttpRequest', () => {
    const [line] = consoleMessage('chromium', {
      ...FACTS,
      firstUrl: 'https://example.com/items',
      initiator: 'xhr',
    });
    expect(line).toContain(
      "Access to XMLHttpRequest at 'https://api.example.com/items/' (redirected from 'https://example.com/items') from origin",
    );
  });

  test('words two fields otherwise than one with a list, in Firefox', () => {
    const facts = { ...FACTS, reason: 'allow-origin-multiple', subject: 'https://a.example, *' } as const;
    expect(consoleMessage('firefox', facts)[0]).toContain('does not match ‘https://a.example, *’');
    expect(consoleMessage('firefox', { ...facts, detail: 'lines' })[0]).toContain('Multiple CORS header');
  });

  test('names the origin that was sent in WebKit, and the page’s in Chromium', () => {
    const facts = { ...FACTS, origin: 'null', pageOrigin: 'https://app.example.com' };
    expect(consoleMessage('webkit', facts)[0]).toContain('Origin null is not allowed');
    expect(consoleMessage('chromium', facts)[0]).toContain("from origin 'https://app.example.com'");
  });

  test('is empty where an engine prints nothing', () => {
    expect(consoleMessage('firefox', { ...FACTS, stage: 'actual', reason: 'redirect-refused' })).toEqual([]);
  });
});

describe('recognize', () => {
  const reasons = (message: string) => recognize(message).map(({ reason, stage }) => `${reason} ${stage}`);

  test('tells engine, reason and facts from what was copied from a console', () => {
    const message = `items.js:12 Access to fetch at 'https://api.example.com/a' (redirected from 'https://example.com/a') from origin 'https://app.example.com' has been blocked by CORS policy: Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.
GET https://api.example.com/a net::ERR_FAILED`;
    expect(recognize(message)).toEqual([
      {
        engine: 'chromium',
        reason: 'method-not-allowed',
        stage: 'preflight',
        matched: 1,
        facts: {
          url: 'https://api.example.com/a',
          firstUrl: 'https://example.com/a',
          pageOrigin: 'https://app.example.com',
          method: 'PATCH',
          initiator: 'fetch',
        },
      },
    ]);
  });

  test('gives every reason that an engine words alike', () => {
    const webkit =
      'Origin https://app.example.com is not allowed by Access-Control-Allow-Origin. Status code: 403';
    expect(reasons(webkit).sort()).toEqual(
      ['allow-origin-invalid', 'allow-origin-mismatch', 'allow-origin-missing'].flatMap((reason) => [
        `${reason} actual`,
        `${reason} preflight`,
      ]),
    );
  });

  test('puts first what leaves nothing unsaid', () => {
    const firefox =
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/. (Reason: CORS request did not succeed). Status code: (null). [Learn More]';
    expect(reasons(firefox).slice(0, 6)).toContain('no-answer actual');
  });

  test.each(['', 'TypeError: Failed to fetch', 'Access to fetch at', '{url}', '\n\n'])(
    'knows nothing of %j',
    (other) => expect(recognize(other)).toEqual([]),
  );

  test('takes any text', () => {
    const hostile = "Access to fetch at '".repeat(200) + " from origin '".repeat(200);
    expect(recognize(`${hostile}\n`.repeat(200))).toEqual([]);
    fc.assert(fc.property(fc.string(), (text) => void recognize(text)));
  });
});

const host = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z]{2,6}){1,2}$/);
const url = fc
  .tuple(host, fc.stringMatching(/^[a-z0-9/_~-]{0,12}$/))
  .map(([name, path]) => `https://${name}/${path}`);
const token = fc.stringMatching(/^[a-z][a-z0-9-]{1,10}$/);

test('what is filled is recognized, with its facts', () => {
  const said = fc.record({ url, firstUrl: url, host, method: token, subject: token, list: token });
  const status = fc.integer({ min: 100, max: 599 });
  fc.assert(
    fc.property(fc.constantFrom(...rows), said, status, (row, { host: name, list, ...others }, code) => {
      const { reason, stage, detail, initiator = 'fetch', redirected } = row;
      const stranger = `${detail === 'other' ? 'custom' : detail}:${list}`;
      if (reason === 'redirect-not-http') others.subject = stranger;
      if (reason === 'scheme-without-cors' && detail) others.url = stranger;
      if (redirected === false) others.firstUrl = others.url;
      const facts: MessageFacts = {
        ...others,
        ...{ reason, stage, detail, initiator, origin: `https://${name}`, status: code },
        ...{ pageOrigin: `https://page.${name}`, allowMethods: list, allowHeaders: list },
      };
      const lines = consoleMessage(row.engine, facts);
      if (lines.length === 0) return;
      const same = recognize(lines.join('\n')).find(
        (candidate) =>
          candidate.engine === row.engine && candidate.reason === reason && candidate.stage === stage,
      );
      expect(same).toBeDefined();
      for (const [fact, value] of Object.entries(same!.facts)) {
        if (fact in facts) expect([fact, value]).toEqual([fact, String(facts[fact as keyof MessageFacts])]);
      }
    }),
    { numRuns: 2000 },
  );
});
