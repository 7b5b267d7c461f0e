/** The value of Access-Control-Allow-Origin that a message names: which refusal it stands for, and what is wrong with it. */

export type AllowOriginReason = 'allow-origin-multiple' | 'allow-origin-mismatch' | 'allow-origin-invalid';

/** Firefox has one line for all three, and the value tells them apart. */
export function reasonOfValue(value: string): AllowOriginReason {
  if (value.includes(',')) return 'allow-origin-multiple';
  return value === 'null' || urlOf(value) ? 'allow-origin-mismatch' : 'allow-origin-invalid';
}

/** An origin that is only written wrong: as it has to be, and what is wrong; undefined where it is written well. */
export function misspelled(value: string): { readonly origin: string; readonly how: string } | undefined {
  const url = urlOf(value);
  if (!url || url.origin === value) return undefined;
  return { origin: url.origin, how: howOf(value, url) };
}

function howOf(value: string, url: URL): string {
  if (`${url.pathname}${url.search}${url.hash}` !== '/') return 'It has a path, and an origin has none';
  if (value.endsWith('/')) return 'It has a slash at its end, and an origin has none';
  if (/:(80|443)$/.test(value) && url.port === '')
    return 'It names the port that the scheme has anyway, and browsers do not';
  return 'It is written otherwise than browsers send it, in lower case';
}

/** Only what has the shape of an origin: new URL() would mend much else. */
function urlOf(value: string): URL | undefined {
  return /^https?:\/\/[^\s\\@]+$/i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
}
