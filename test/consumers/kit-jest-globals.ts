// A consumer's test, as jest, with its globals, sees it.
import { browserAt } from '@fullcors/browser';
import '@fullcors/browser/jest';

const page = browserAt('https://app.example.com');
const fetched = () => page.fetch(() => new Response(), '/items/');

test('types', async () => {
  const allowed: Promise<void> = expect(fetched()).toBeAllowedByCors();
  await allowed;
  await expect(fetched()).not.toBeBlockedByCors({ reason: 'header-not-allowed', stage: 'preflight' });
  await expect(fetched()).toBePreflighted();
  await expect(fetched()).toExposeHeader('X-Total-Count', '42');
  await expect(fetched()).toSendCookie('session');
  await expect(fetched()).not.toKeepCookie('session');
  await expect(fetched()).toVaryOnOrigin();
  expect(await fetched()).toBeDefined();
  // @ts-expect-error a misspelt reason
  await expect(fetched()).toBeBlockedByCors({ reason: 'header-not-alowed' });
  // @ts-expect-error a name is needed
  await expect(fetched()).toExposeHeader();
});
