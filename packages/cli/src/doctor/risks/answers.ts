import type { HttpExchange } from '@fullcors/browser';
import type { Asked } from '../asked.js';
import { allowedOrigin, shown } from '../diagnose/case.js';
import type { Finding } from '../finding.js';
import { type Exchange, fieldOf, listOf } from '../wire.js';

/** Cookies that the answer sets and the browser does not keep. Without credentials it keeps none, and that is known. */
export function cookies(
  asked: Asked,
  exchanges: readonly HttpExchange[],
  answer: Exchange | undefined,
): readonly Finding[] {
  if (!asked.credentials || !answer) return [];
  return exchanges
    .flatMap(({ refusedCookies = [] }) => refusedCookies)
    .map(({ setCookie, why }) => {
      const name = /^[^=;\s]*/.exec(setCookie)?.[0] ?? '';
      return {
        code: 'cookie-not-kept',
        weight: 'risk',
        what: `The cookie ${shown(name)} is not kept: ${inOurWords(setCookie, why)}.`,
        why: 'The answer may be read, and the next request comes without the cookie, as if nobody had logged in.',
        fix: `set it with SameSite=None; Secure, over https, from ${asked.url.host}'s own domain`,
        changes: [{ on: 'answers', set: { 'Set-Cookie': repaired(setCookie) } }],
        mistake: undefined,
        proof: [answer.number],
      } satisfies Finding;
    });
}

/** The store speaks of SameSite also where the cookie does not. */
function inOurWords(setCookie: string, why: string): string {
  if (!/SameSite/i.test(why)) return why;
  const [, said] = /;\s*samesite\s*=\s*(\w+)/i.exec(setCookie) ?? [];
  return said === undefined
    ? 'it says no SameSite, which is Lax, and the page is of another site'
    : `it is SameSite=${said}, and the page is of another site`;
}

/** The same cookie as a page of another site gets to keep it. */
const repaired = (setCookie: string): string =>
  [
    ...setCookie.split(';').filter((part) => !/^\s*(samesite|secure|domain)\b/i.test(part)),
    ' SameSite=None',
    ' Secure',
  ].join(';');

/** Headers that the page reads and that read as null. */
export function unreadable(asked: Asked, answer: Exchange | undefined): readonly Finding[] {
  if (!answer?.response) return [];
  const exposed = listOf(answer, 'Access-Control-Expose-Headers');
  const any = exposed.includes('*') && !asked.credentials;
  const hidden = asked.reads.filter((name) => {
    const lower = name.toLowerCase();
    return !SAFELISTED.test(name) && !exposed.includes(lower) && !any;
  });
  if (hidden.length === 0) return [];
  const names = hidden.join(', ');
  const given = fieldOf(answer, 'Access-Control-Expose-Headers');
  const absent = hidden.filter((name) => fieldOf(answer, name) === undefined);
  return [
    {
      code: 'header-not-exposed',
      weight: 'blocks',
      what: `The page cannot read ${names}: Access-Control-Expose-Headers ${given ? `is ${shown(given)}` : 'is not sent'}.`,
      why: `It reads as null.${absent.length > 0 ? ` (This answer does not hold ${absent.join(', ')} at all.)` : ''}${exposed.includes('*') && asked.credentials ? ' With credentials * is a header of that name.' : ''}`,
      fix: `send Access-Control-Expose-Headers: ${names} on the answer; on the preflight it means nothing`,
      changes: [
        {
          on: 'answers',
          set: {
            'Access-Control-Expose-Headers': given && !exposed.includes('*') ? `${given}, ${names}` : names,
          },
        },
      ],
      mistake: 'cors',
      proof: [answer.number],
    },
  ];
}

/** https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const SAFELISTED = /^(cache-control|content-(language|length|type)|expires|last-modified|pragma)$/i;

/** What is said to no effect. */
export function withoutEffect(
  asked: Asked,
  preflight: Exchange | undefined,
  answer: Exchange | undefined,
): readonly Finding[] {
  const found: Finding[] = [];
  const maxAge = fieldOf(preflight, 'Access-Control-Max-Age');
  if (preflight && maxAge !== undefined && !/^\d+$/.test(maxAge.trim()) && maxAge.trim() !== '-1') {
    found.push({
      code: 'max-age-invalid',
      weight: 'note',
      what: `Access-Control-Max-Age is ${shown(maxAge)}, which is no number of seconds.`,
      why: 'Browsers then ask again after 5 seconds.',
      fix: 'send whole seconds, such as 600',
      changes: [{ on: 'preflight', set: { 'Access-Control-Max-Age': '600' } }],
      mistake: undefined,
      proof: [preflight.number],
    });
  }
  const credentials = fieldOf(answer, 'Access-Control-Allow-Credentials')?.trim();
  // With credentials asked for it is what blocks, and told already.
  if (answer && !asked.credentials && allowedOrigin(answer) === '*' && credentials === 'true') {
    found.push({
      code: 'dead-credentials',
      weight: 'note',
      what: 'Access-Control-Allow-Credentials: true stands beside Access-Control-Allow-Origin: *.',
      why: 'Browsers refuse the two together; requests with credentials will be blocked.',
      fix: 'leave it out; or list the origins, if pages are to send cookies',
      changes: [{ on: 'answers', remove: ['Access-Control-Allow-Credentials'] }],
      mistake: undefined,
      proof: [answer.number],
    });
  }
  return found;
}
