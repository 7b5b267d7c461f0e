import { BlockedByCors, browserAt } from '@fullcors/browser';

/** Fields of an answer that say something to a page, or must not. */
const READ = ['x-app', 'x-request-id', 'x-total', 'x-b', 'x-own', 'vary', 'access-control-allow-origin'];

/** In a page: what a script gets of a plan. */
const SOURCE = `
  const [{ url, method, headers, credentials }, names] = args;
  try {
    const response = await fetch(url, { method, headers, credentials, redirect: 'manual' });
    return { blocked: false, status: response.status, type: response.type, fields: names.filter((name) => response.headers.has(name)) };
  } catch {
    return { blocked: true };
  }`;

export const playInPage = (tab, plan) => tab.run(SOURCE, plan, READ);

/** In the browser's half: the same, through the same internet. */
export async function playInHalf(transport, { page, url, method, headers, credentials }, engine) {
  try {
    const init = { method, headers, credentials, redirect: 'manual' };
    const response = await browserAt(page, { engine }).fetch(transport, url, init);
    const fields = READ.filter((name) => response.headers.has(name));
    return { blocked: false, status: response.status, type: response.type, fields };
  } catch (error) {
    if (!(error instanceof BlockedByCors)) throw error;
    return { blocked: true };
  }
}
