// A consumer without Node's types: the DOM's are enough.
import { BlockedByCors, type BrowserResponse, browserAt } from '@fullcors/browser';

const page = browserAt('https://app.example.com');
export const read = (): Promise<BrowserResponse> =>
  page.fetch(async (request: Request) => new Response(request.url), '/items/', { method: 'PUT' });
export const why = (error: unknown) => error instanceof BlockedByCors && [error.reason, error.fix];
