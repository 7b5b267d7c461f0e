import type { EngineProfile } from '../engines/profiles.js';
import type { HeaderList } from './header-list.js';
import { isForbiddenMethod } from './methods.js';

const FORBIDDEN = new Set(
  (
    'accept-charset accept-encoding access-control-request-headers access-control-request-method connection ' +
    'content-length cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer ' +
    'transfer-encoding upgrade via'
  ).split(' '),
);
const METHOD_OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/** Whether a page may not set a field. https://fetch.spec.whatwg.org/#forbidden-request-header */
export function isForbiddenRequestHeader(name: string, value: string, engine: EngineProfile): boolean {
  const lower = name.toLowerCase();
  // 1. - 2.
  if (engine.moreForbiddenHeaders.includes(lower)) return true;
  if (FORBIDDEN.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true;
  // 3.
  return METHOD_OVERRIDES.has(lower) && decodeAndSplit(value).some(isForbiddenMethod);
}

/** At the commas outside of quotes. https://fetch.spec.whatwg.org/#header-value-get-decode-and-split */
const decodeAndSplit = (value: string): string[] =>
  (value.match(/(?:"(?:[^"\\]|\\[\s\S])*"?|[^",])+/g) ?? []).map((part) =>
    part.replace(/^[\t ]+|[\t ]+$/g, ''),
  );

/** https://fetch.spec.whatwg.org/#request-body-header-name */
export const REQUEST_BODY_HEADERS = [
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
];

/** The names that `*` does not cover. https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
export const isNonWildcardName = (name: string): boolean => name.toLowerCase() === 'authorization';

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes that the standard names
const UNSAFE_BYTE = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/;
const HIGH_BYTE = /[^\0-\x7f]/;
const NO_LANGUAGE_BYTE = /[^0-9A-Za-z *,.;=-]/;
/** Type and subtype of a MIME type. https://mimesniff.spec.whatwg.org/#parsing-a-mime-type */
const MIME_ESSENCE =
  /^[\t\n\r ]*([!#$%&'*+\-.^_`|~0-9A-Za-z]+\/[!#$%&'*+\-.^_`|~0-9A-Za-z]+)[\t\n\r ]*(?:;|$)/;
const SAFELISTED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isSafelistedRequestHeader(name: string, value: string, engine: EngineProfile): boolean {
  // 1.
  if (value.length > 128) return false;
  // 2.
  const lower = name.toLowerCase();
  const hasUnsafeByte = UNSAFE_BYTE.test(value) || (engine.highBytesAreUnsafe && HIGH_BYTE.test(value));
  switch (lower) {
    case 'accept':
      return !hasUnsafeByte;
    case 'accept-language':
    case 'content-language':
      return !NO_LANGUAGE_BYTE.test(value);
    case 'content-type': {
      if (hasUnsafeByte || (engine.commaInContentTypeIsUnsafe && value.includes(','))) return false;
      const essence = MIME_ESSENCE.exec(value)?.[1];
      return essence !== undefined && SAFELISTED_TYPES.includes(essence.toLowerCase());
    }
    case 'range':
      return isRangeFromStart(value, engine);
    default:
      return (
        Object.hasOwn(engine.moreSafelistedHeaders, lower) && engine.moreSafelistedHeaders[lower]!.test(value)
      );
  }
}

/** `bytes=0-`, `bytes=0-99`, never `bytes=-500`. https://fetch.spec.whatwg.org/#simple-range-header-value */
function isRangeFromStart(value: string, engine: EngineProfile): boolean {
  const range = engine.rangeUnitInAnyCase ? value.toLowerCase() : value;
  const [, start, end] = /^bytes=([0-9]+)-([0-9]*)$/.exec(range) ?? [];
  if (start === undefined) return false;
  const last = end ? BigInt(end) : BigInt(start);
  const isTooLong = engine.longRangeIsUnsafe && last >= 2n ** 63n;
  return BigInt(start) <= last && !isTooLong;
}

/** https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header */
export const isNoCorsSafelistedRequestHeader = (
  name: string,
  value: string,
  engine: EngineProfile,
): boolean =>
  /^(accept|accept-language|content-language|content-type)$/i.test(name) &&
  isSafelistedRequestHeader(name, value, engine);

/**
 * The names that need a preflight's permission, in lower case and sorted.
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeHeaderNames(headers: HeaderList, engine: EngineProfile): readonly string[] {
  // 1. - 3.
  const unsafeNames: string[] = [];
  const potentiallyUnsafeNames: string[] = [];
  let safelistValueSize = 0;
  // 4.
  for (const [name, value] of headers) {
    if (!isSafelistedRequestHeader(name, value, engine)) unsafeNames.push(name);
    else {
      potentiallyUnsafeNames.push(name);
      safelistValueSize += value.length;
    }
  }
  // 5.
  if (safelistValueSize > engine.safelistedSum) unsafeNames.push(...potentiallyUnsafeNames);
  // 6. A set, but for the engine that keeps repeated fields apart.
  const lower = unsafeNames.map((name) => name.toLowerCase()).sort();
  return engine.joinsRepeatedHeaders ? [...new Set(lower)] : lower;
}
