import { describe, expect, test } from 'vitest';
import {
  isForbiddenRequestHeader,
  isSafelistedRequestHeader,
  unsafeHeaderNames,
} from '../src/fetch-standard/request-headers.js';
import { ENGINE_PROFILES } from '../src/index.js';

const STANDARD = ENGINE_PROFILES.standard;

/** Name, value, whether it may go without asking. https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const FIELDS: readonly (readonly [string, string, boolean])[] = [
  ['Accept', 'text/html', true],
  ['accept', '*/*;q=0.1, application/json', true],
  ['Accept', 'a"b', false],
  ['Accept', 'a\x01b', false],
  ['Accept', 'a\tb', true],
  ['Accept', 'ä', true],
  ['Accept', 'a'.repeat(128), true],
  ['Accept', 'a'.repeat(129), false],
  ['Accept-Language', 'de-CH, fr;q=0.5, *', true],
  ['Accept-Language', 'de_CH', false],
  ['Accept-Language', 'de\tch', false],
  ['Content-Language', 'en', true],
  ['Content-Language', 'en@', false],
  ['Content-Type', 'text/plain', true],
  ['Content-Type', 'Text/Plain ; charset=utf-8', true],
  ['Content-Type', 'text/plain;charset="utf-8"', false],
  ['Content-Type', 'application/x-www-form-urlencoded', true],
  ['Content-Type', 'multipart/form-data; boundary=x', true],
  ['Content-Type', 'application/json', false],
  ['Content-Type', 'text/plain, application/json', false],
  ['Content-Type', 'text/plain ', true],
  ['Content-Type', 'text /plain', false],
  ['Content-Type', 'text', false],
  ['Content-Type', '', false],
  ['Range', 'bytes=0-', true],
  ['Range', 'bytes=0-99', true],
  ['Range', 'bytes=99-0', false],
  ['Range', 'bytes=-99', false],
  ['Range', 'bytes=0-99,200-', false],
  ['Range', 'bytes= 0-', false],
  ['Range', 'Bytes=0-', false],
  [`Range`, `bytes=0-${'9'.repeat(40)}`, true],
  ['X-Anything', '1', false],
  ['Authorization', 'Basic x', false],
  ['DPR', '1', false],
];

describe('what may go without asking', () => {
  test.each(FIELDS)('%s: %s', (name, value, isSafelisted) => {
    expect(isSafelistedRequestHeader(name, value, STANDARD)).toBe(isSafelisted);
  });

  test('1,024 bytes may, 1,025 may not', () => {
    const fields = (last: number) =>
      [
        ...Array.from(
          { length: 8 },
          (_, i) => [i % 2 ? 'Accept' : 'Content-Language', 'a'.repeat(127)] as const,
        ),
        ['Accept-Language', 'a'.repeat(last)] as const,
      ] as const;
    expect(unsafeHeaderNames(fields(8), STANDARD)).toEqual([]);
    expect(unsafeHeaderNames(fields(9), STANDARD)).toEqual(['accept', 'accept-language', 'content-language']);
  });

  test('the names that may not are told once, in lower case, sorted', () => {
    const fields = [
      ['X-B', '1'],
      ['Accept', '*/*'],
      ['x-a', '1'],
      ['X-b', '2'],
    ] as const;
    expect(unsafeHeaderNames(fields, STANDARD)).toEqual(['x-a', 'x-b']);
  });
});

describe('what a page may not set', () => {
  test.each([
    ['Cookie', 'a=b', true],
    ['hOST', 'x', true],
    ['Origin', 'x', true],
    ['Sec-Fetch-Site', 'none', true],
    ['Proxy-Authorization', 'x', true],
    ['Access-Control-Request-Method', 'PUT', true],
    ['Set-Cookie', 'a=b', true],
    ['Access-Control-Allow-Origin', '*', false],
    ['X-HTTP-Method-Override', 'PUT', false],
    ['X-HTTP-Method-Override', 'GET, trace', true],
    ['x-method-override', '"TRACE"', false],
    ['X-HTTP-Method', 'CONNECT', true],
    ['User-Agent', 'x', false],
    ['Secret', 'x', false],
  ])('%s: %s', (name, value, isForbidden) => {
    expect(isForbiddenRequestHeader(name, value, STANDARD)).toBe(isForbidden);
  });
});
