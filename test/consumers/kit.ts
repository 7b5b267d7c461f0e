// A consumer's tests without a runner's types, under every module resolution and every TypeScript that is supported,
// without skipLibCheck and without the DOM.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  BLOCKED_REASONS,
  BlockedByCors,
  type BlockedReason,
  type BrowserResponse,
  browserAt,
  type EngineName,
  type FetchInit,
  type HttpExchange,
  type Page,
  recorded,
  type Stage,
  type Target,
} from '@fullcors/browser';
import { assertAllowedByCors, assertBlockedByCors, assertHeaderExposed } from '@fullcors/browser/node';

const engine: EngineName = 'webkit';
const page: Page = browserAt('https://app.example.com', { engine });
const init: FetchInit = { method: 'PUT', headers: { 'X-API-Key': '1' }, body: '{}', credentials: 'include' };

const handler = (_request: IncomingMessage, response: ServerResponse) => void response.end();
export const targets: Target[] = [
  handler,
  createServer(handler),
  () => new Response(),
  { fetch: async (request: Request) => new Response(request.url) },
  recorded([]),
];

export async function asked(): Promise<BlockedReason | undefined> {
  const response: BrowserResponse = await page.fetch(handler, '/items/', init);
  const exchange: readonly HttpExchange[] = response.exchange;
  await assertAllowedByCors(page.fetch('https://api.example.com/'));
  await assertHeaderExposed(
    page.fetch(handler, new URL('https://api.example.com/')),
    'Link',
    exchange[0]?.stage,
  );
  const error = await assertBlockedByCors(page.fetch(handler, '/'), { reason: 'allow-origin-missing' });
  // @ts-expect-error a misspelt reason
  await assertBlockedByCors(page.fetch(handler, '/'), { reason: 'allow-origin-mising' });
  // @ts-expect-error a misspelt engine
  browserAt('https://app.example.com', { engine: 'safari' });
  // @ts-expect-error a misspelt option
  page.fetch(handler, '/', { credential: 'include' });
  const stage: Stage = error.stage;
  return error instanceof BlockedByCors && stage === 'actual' ? error.reason : BLOCKED_REASONS[0];
}
