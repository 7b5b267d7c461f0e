// docs/blocked.md: each reason provoked, and what the kit and the engines say of it. `node test/blocked/page.js`, after
// `npm run build`, writes the blocks anew; test/blocked.test.js holds the page to them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CAPTURED_MESSAGES } from '../../packages/browser/dist/esm/blocked/captured-messages.js';
import { browserAt } from '../../packages/browser/dist/esm/index.js';

export const PAGE = fileURLToPath(new URL('../../docs/blocked.md', import.meta.url));

const APP = 'https://app.example.com';
const PUT = { method: 'PUT' };
const WITH_COOKIES = { credentials: 'include' };
const allow = (origin, more = {}) => ({ 'Access-Control-Allow-Origin': origin, ...more });

/** An application that answers everything with these fields. */
const answers =
  (headers, status = 200) =>
  () =>
    new Response(null, { status, headers });
const redirects = (location, more = allow(APP)) => answers({ Location: location, ...more }, 302);
const stream = () =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data'));
      controller.close();
    },
  });

/** Reason -> what provokes it: the application, the page's init, the URL. */
const PROVOCATIONS = {
  'allow-origin-missing': [answers({})],
  'allow-origin-multiple': [answers([...Object.entries(allow(APP)), ...Object.entries(allow(APP))])],
  'allow-origin-invalid': [answers(allow('app.example.com'))],
  'allow-origin-mismatch': [answers(allow('https://www.example.com'))],
  'allow-origin-any-with-credentials': [answers(allow('*')), WITH_COOKIES],
  'allow-credentials-missing': [answers(allow(APP)), WITH_COOKIES],
  'allow-credentials-invalid': [
    answers(allow(APP, { 'Access-Control-Allow-Credentials': 'True' })),
    WITH_COOKIES,
  ],
  'preflight-status': [answers(allow(APP), 401), PUT],
  'preflight-redirected': [redirects('https://api.example.com/items/'), PUT],
  'allow-methods-invalid': [answers(allow(APP, { 'Access-Control-Allow-Methods': 'GET PUT' })), PUT],
  'allow-headers-invalid': [
    answers(allow(APP, { 'Access-Control-Allow-Headers': 'X-API-Key; X-Other' })),
    { headers: { 'X-API-Key': '1' } },
  ],
  'method-not-allowed': [answers(allow(APP, { 'Access-Control-Allow-Methods': 'GET, POST' })), PUT],
  'header-not-allowed': [
    answers(allow(APP, { 'Access-Control-Allow-Headers': 'Content-Type' })),
    { headers: { 'X-API-Key': '1' } },
  ],
  'redirect-with-userinfo': [redirects('https://user:password@api.example.com/items/')],
  'scheme-without-cors': [answers({}), {}, 'ftp://api.example.com/items'],
  'redirect-not-http': [redirects('ftp://api.example.com/items')],
  'redirect-invalid': [redirects('https://:/')],
  'redirect-with-stream': [
    (request) =>
      new Response(null, {
        status: request.method === 'OPTIONS' ? 204 : 307,
        headers: allow(APP, { Location: 'https://api.example.com/items/' }),
      }),
    { method: 'POST', body: stream, duplex: 'half' },
  ],
  'redirect-refused': [redirects('https://api.example.com/items/'), { redirect: 'error' }],
  'too-many-redirects': [redirects('https://api.example.com/items')],
  'mode-same-origin': [answers({}), { mode: 'same-origin' }],
  'no-cors-redirect-mode': [answers({}), { mode: 'no-cors', redirect: 'manual' }],
  'mixed-content': [answers({}), {}, 'http://api.example.com/items'],
  'bad-port': [answers({}), {}, 'https://api.example.com:6000/items'],
  'resource-policy': [answers({ 'Cross-Origin-Resource-Policy': 'same-origin' }), { mode: 'no-cors' }],
  'no-answer': [
    () => {
      throw new Error('no route to host');
    },
  ],
};
export const PROVOKED = Object.keys(PROVOCATIONS);

/** @returns {Promise<import('../../packages/browser/dist/esm/index.js').BlockedByCors>} */
export async function provoke(reason) {
  const [app, { body, ...init } = {}, url = 'https://api.example.com/items'] = PROVOCATIONS[reason];
  const page = browserAt(APP, { server: 'https://api.example.com' });
  return page
    .fetch(app, url, { ...init, ...(body && { body: body() }) })
    .then(() => undefined)
    .catch((error) => error);
}

/** What stands below a reason: what the kit says, and what each console does. */
async function blockOf(reason) {
  const { stage, why, consoleMessages } = await provoke(reason);
  const printed = Object.entries(consoleMessages).map(([engine, lines]) => {
    const telling = lines.filter((line) => line !== 'Failed to load resource: net::ERR_FAILED');
    // Where an engine has no row, it cannot be made to refuse for this reason.
    const silent = CAPTURED_MESSAGES[engine].some((row) => row.reason === reason)
      ? '(nothing)'
      : '(not seen)';
    return [engine, (telling.length > 0 ? telling : lines).join('\n  ') || silent];
  });
  return [['fullcors', `${reason} (${stage}): ${why}`], ...printed]
    .map(([who, what]) => `${who}: ${what}\n`)
    .join('');
}

/** The text of the page with every block as it has to be. */
export async function withBlocks(text) {
  let written = text;
  for (const [, reason] of text.matchAll(/<!-- said: (\S+) -->/g)) {
    const block = await blockOf(reason);
    const pattern = new RegExp(`(<!-- said: ${reason} -->\n\n\`\`\`text\n)[^\`]*(\`\`\`)`);
    written = written.replace(pattern, (_, before, after) => before + block.replaceAll('`', "'") + after);
  }
  return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(PAGE, await withBlocks(readFileSync(PAGE, 'utf8')));
}
