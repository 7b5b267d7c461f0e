/** Whose judgement is asked: the standard's own, or that of an engine where it departs from it. */
export type EngineName = 'standard' | 'chromium' | 'firefox' | 'webkit';

type Engines<T> = { readonly [Engine in Exclude<EngineName, 'standard'>]?: T };

/** One difference: what it is about, what the standard says, and what the engines do that depart from it. */
export interface EngineDifference<T> {
  /** Markdown, one sentence or a part of one; docs/engines.md shows it. */
  readonly what: string;
  readonly standard: T;
  readonly engines: Engines<T>;
  /** Where it stands in an engine's source, of what no suite can wait for. */
  readonly sources?: Engines<string>;
}

const difference = <T>(
  what: string,
  standard: T,
  engines: Engines<NoInfer<T>>,
  sources?: Engines<string>,
): EngineDifference<T> => ({ what, standard, engines, ...(sources ? { sources } : {}) });
const all = <T>(value: T): Engines<T> => ({ chromium: value, firefox: value, webkit: value });

/** `Width: 1`, `DPR: 1.5`: what Chromium takes for a client hint. */
const WHOLE = /^\d+$/;
const DECIMAL = /^(\d+(\.\d+)?|\.\d+)$/;
const CLIENT_HINTS = {
  'device-memory': DECIMAL,
  downlink: DECIMAL,
  dpr: DECIMAL,
  ect: /^(slow-2g|2g|3g|4g)$/,
  rtt: WHOLE,
  'save-data': /^on$/i,
  'viewport-width': WHOLE,
  width: WHOLE,
};

/**
 * Where engines depart from the Fetch standard or from each other. Each entry was seen in the real engine by the
 * differential suite in conformance/browsers, which fails on any difference that is not here; what takes hours to see
 * names its source.
 */
export const ENGINE_DIFFERENCES = {
  // What needs leave.
  wildcardCoversAuthorization: difference(
    '`Access-Control-Allow-Headers: *` covers `Authorization`',
    false,
    all(true),
  ),
  watchedUploadNeedsMethod: difference(
    'a preflight for a watched upload has to allow the method, where `Access-Control-Allow-Methods` is absent',
    false,
    all(true),
  ),
  preflightsEmptyUpload: difference('an upload that is watched asks first even where it has no body', true, {
    chromium: false,
  }),
  moreSafelistedHeaders: difference<Readonly<Record<string, RegExp>>>(
    'request headers that need no leave besides those of the standard, with the values they may have',
    {},
    { chromium: CLIENT_HINTS },
  ),
  highBytesAreUnsafe: difference('bytes above 127 in `Accept` and `Content-Type` need leave', false, {
    firefox: true,
  }),
  commaInContentTypeIsUnsafe: difference('a comma in the parameters of `Content-Type` needs leave', false, {
    firefox: true,
  }),
  rangeUnitInAnyCase: difference('`Range: Bytes=0-` needs no leave', false, { webkit: true }),
  longRangeIsUnsafe: difference('a `Range` beyond 64 bits needs leave', false, all(true)),
  // What goes on the wire.
  moreForbiddenHeaders: difference<readonly string[]>('request headers that a page sets in vain', [], {
    chromium: ['user-agent'],
  }),
  joinsRepeatedHeaders: difference(
    'a request header that is given twice is joined before it is judged; else each is judged by itself',
    true,
    { firefox: false },
  ),
  safelistedSum: difference(
    'the most bytes that the safelisted headers may have together before they need leave',
    1024 as number,
    { firefox: Number.POSITIVE_INFINITY },
  ),
  fieldEncoding: difference<'latin1' | 'utf-8'>('how field values beyond ASCII are encoded', 'latin1', {
    webkit: 'utf-8',
  }),
  streamBodies: difference('`fetch` takes a stream as a body', true, { firefox: false, webkit: false }),
  keepsEmptyFields: difference('the empty ones of several fields of a name are read like the others', true, {
    firefox: false,
  }),
  countsAllowOrigins: difference(
    'several `Access-Control-Allow-Origin` that are spelled so are refused, whatever their values; in other letters they are joined',
    false,
    { firefox: true },
  ),
  exposesBeforeJunk: difference(
    'for `fetch`, not for `XMLHttpRequest`, a `*` in `Access-Control-Expose-Headers` counts although something that is no name comes after it',
    false,
    { firefox: true },
  ),
  opaqueOriginsHaveSites: difference(
    'for `Cross-Origin-Resource-Policy: same-site` a page without an origin is of the site that it came from',
    false,
    { chromium: true },
  ),
  bodyOf205: difference('the body of a 205 can be read', false, { webkit: true }),
  // Redirects.
  taintsPreflights: difference('a preflight after redirects across origins says `Origin: null`', true, {
    firefox: false,
  }),
  staysPreflighted: difference(
    'once preflighted, a request is preflighted after every redirect, even as a plain GET',
    false,
    { firefox: true, webkit: true },
  ),
  preflightsByFirstHeaders: difference(
    'a request that a redirect stripped of a header that needs leave asks nevertheless',
    false,
    { firefox: true, webkit: true },
  ),
  asksForFirstHeaders: difference<'never' | 'but-the-last' | 'always'>(
    'and asks for that header: never, unless the last redirect dropped it, or always',
    'never',
    { firefox: 'but-the-last', webkit: 'always' },
  ),
  remembersBodyType: difference(
    'the type of a body that `XMLHttpRequest` sends is among those headers',
    true,
    { firefox: false },
  ),
  restoresHeaders: difference<'nothing' | 'all' | 'for-cors'>(
    'what a further redirect gives back of the headers that the redirects before it dropped: nothing, all, or to a CORS request all but `Authorization`',
    'nothing',
    { firefox: 'all', webkit: 'for-cors' },
  ),
  restoresType: difference(
    'a further redirect without CORS gives back the `Content-Type`, unless one before it led away from the page’s own origin',
    false,
    { webkit: true },
  ),
  dropsByFirstMethod: difference(
    'whether a redirect drops the headers of the body is told by the method that the page gave, even where it is a GET by now',
    false,
    { firefox: true },
  ),
  checksOwnPreflights: difference(
    'the answer to a preflight of the page’s own origin, after redirects, has to allow the origin',
    true,
    { firefox: false },
  ),
  moreDroppedHeaders: difference<readonly string[]>(
    'request headers that are dropped by a redirect to an origin that is not the page’s own',
    [],
    { chromium: Object.keys(CLIENT_HINTS).filter((name) => name !== 'save-data') },
  ),
  redirectsDeleteAsGet: difference('a DELETE that is redirected to another origin becomes a GET', false, {
    webkit: true,
  }),
  noCorsBodyType: difference(
    "with `mode: 'no-cors'` the type of a body is said even where a page may not set it",
    false,
    { webkit: true },
  ),
  preflightSaysUserAgent: difference('a `User-Agent` that the page sets goes on the preflight, too', false, {
    webkit: true,
  }),
  keepsOriginOnRedirect: difference(
    'a POST to the own origin that a redirect made a GET still says `Origin`',
    false,
    { webkit: true },
  ),
  hidesOriginOfRedirectedNoCors: difference(
    "a POST with `mode: 'no-cors'` says `Origin: null` after a redirect to another origin",
    false,
    { chromium: true },
  ),
  redirectNeedsLocation: difference(
    "a redirect status without a `Location` is no redirect: with `redirect: 'error'` it is read",
    false,
    { chromium: true, webkit: true },
  ),
  emptyLocation: difference<'followed' | 'read' | 'refused'>('what an empty `Location` is', 'followed', {
    chromium: 'read',
    webkit: 'refused',
  }),
  checksManualLocation: difference<'nothing' | 'no-url' | 'ftp'>(
    "what is refused as a `Location` with `redirect: 'manual'`: nothing, what is no URL, or an ftp URL",
    'nothing',
    { chromium: 'no-url', webkit: 'ftp' },
  ),
  severalLocations: difference<'refused' | 'same' | 'corrupt' | 'joined'>(
    'several `Location` fields: refused, followed where they are the same, the same and else refused with any status, or all of them taken for one',
    'refused',
    { chromium: 'same', firefox: 'corrupt', webkit: 'joined' },
  ),
  locationBytes: difference<'latin1' | 'percent'>(
    'what bytes above 127 in a `Location` are: characters of Latin-1, or percent-encoded as they are',
    'latin1',
    { chromium: 'percent', firefox: 'percent' },
  ),
  userinfoInRedirects: difference<'refused-across-origins' | 'refused-after-preflight' | 'refused-by-fetch'>(
    'a user name in a `Location`: refused where the redirect crosses origins, there after the preflight if the request was one to the page’s own origin, or always by `fetch` and not by `XMLHttpRequest`',
    'refused-across-origins',
    { chromium: 'refused-by-fetch', webkit: 'refused-after-preflight' },
  ),
  manualRedirectBody: difference(
    "with `redirect: 'manual'` the body of a redirect without a `Location` can be read",
    false,
    { webkit: true },
  ),
  redirectsNeedFirstCredentials: difference(
    'a request to the page’s own origin that was redirected elsewhere still counts as one with credentials: a further redirect has to allow them, the final answer has not',
    false,
    { webkit: true },
  ),
  // What is remembered of preflights.
  maxAgeLimit: difference(
    'the most seconds that a preflight is remembered',
    Number.POSITIVE_INFINITY as number,
    { chromium: 7200, firefox: 86_400, webkit: 600 },
    {
      chromium: '`kMaxTimeout` in services/network/cors/preflight_result.cc',
      firefox: '`AddResultToCache` in netwerk/protocol/http/nsCORSListenerProxy.cpp',
      webkit: '`maxPreflightCacheTimeout` in Source/WebCore/loader/CrossOriginPreflightResultCache.cpp',
    },
  ),
  invalidMaxAge: difference<'default' | 'negative' | 'none'>(
    'an `Access-Control-Max-Age` that is no number: five seconds, five seconds but none where negative, or none',
    'default',
    { chromium: 'negative', firefox: 'none', webkit: 'negative' },
  ),
  maxAgeNumbers: difference<'digits' | 'signed' | 'trimmed'>(
    'what is a number in `Access-Control-Max-Age`: digits, also after a plus sign, or also between control characters that are white space',
    'digits',
    { chromium: 'signed', webkit: 'trimmed' },
  ),
  longMaxAgeIsNumber: difference('an `Access-Control-Max-Age` beyond 64 bits is a number', true, {
    chromium: false,
    webkit: false,
  }),
  remembersLatestOnly: difference(
    'a preflight takes the place of what was remembered for the URL; else it adds to it',
    false,
    { chromium: true, webkit: true },
  ),
  rememberedWildcards: difference<'any' | 'stored-without' | 'asked-without' | 'none'>(
    'whether a remembered `*` counts: always, where it came without credentials, where the request is without, or never',
    'any',
    { chromium: 'stored-without', firefox: 'none', webkit: 'asked-without' },
  ),
  rememberedWildcardCoversAuthorization: difference('a remembered `*` covers `Authorization`', false, {
    webkit: true,
  }),
  conditionalsAskAgain: difference<'never' | 'fetch' | 'always'>(
    'whether a request with `If-None-Match` or the like asks again, whatever is remembered: never, by `fetch` and not by `XMLHttpRequest`, or always',
    'never',
    { chromium: 'always', firefox: 'fetch' },
  ),
  forgetsUnfitting: difference('what is remembered and does not fit a request is forgotten', false, {
    chromium: true,
    webkit: true,
  }),
  remembersRefusals: difference('a preflight that allows less than was asked is remembered as well', false, {
    webkit: true,
  }),
  remembersAcrossCredentials: difference(
    'what was remembered with credentials counts for a request without',
    true,
    { firefox: false },
  ),
  remembersOpaqueOrigins: difference(
    'preflights of a page without an origin are remembered after the request and its redirects',
    true,
    { chromium: false },
  ),
  remembersTaintedOrigins: difference<'as-null' | 'as-own' | 'for-request' | 'never'>(
    'how preflights after redirects across origins are remembered: for `null`, for the page’s own origin, for the request and its redirects, or not',
    'as-null',
    { chromium: 'never', firefox: 'as-own', webkit: 'for-request' },
  ),
  remembersNothing: difference(
    'a preflight that allows nothing by name is remembered as well',
    false,
    all(true),
  ),
  headNeedsEntry: difference('a HEAD that asks is remembered only where HEAD is allowed by name', false, {
    firefox: true,
  }),
  forgetsOnFailure: difference('a request that fails makes forget what was remembered for the URL', true, {
    chromium: false,
    webkit: false,
  }),
  forgetsOnSimpleFailure: difference('so does a request that needed no leave', false, { firefox: true }),
  forgetsOnRefusedRedirect: difference("so does a redirect that `redirect: 'error'` refuses", true, {
    firefox: false,
  }),
  safelistedNeedsNoEntry: difference(
    'a watched upload by GET, HEAD or POST needs no leave where any preflight of the URL is remembered',
    false,
    all(true),
  ),
  // Cookies.
  sameSiteDefault: difference<'lax' | 'none'>('how a cookie without `SameSite` is treated', 'lax', {
    firefox: 'none',
    webkit: 'none',
  }),
  sameSiteNoneNeedsSecure: difference('`SameSite=None` without `Secure` is refused', true, { webkit: false }),
  sameSiteSeesRedirects: difference<'sent-and-set' | 'sent' | 'neither'>(
    'for which cookies a redirect through another site makes a request cross-site: those sent and those set, those sent, or none',
    'sent-and-set',
    { chromium: 'neither', firefox: 'sent' },
  ),
  sameSiteByTopLevel: difference(
    'the site in the address bar alone decides what is same-site, even for a page without an origin',
    false,
    { webkit: true },
  ),
  thirdPartyCookies: difference<'send' | 'partition' | 'block'>(
    'cookies in requests to another site than that in the address bar',
    'send',
    { firefox: 'partition', webkit: 'block' },
  ),
  secureCookiesOnLoopback: difference('http://localhost may set and get `Secure` cookies', true, {
    webkit: false,
  }),
  cookiesOfOneLabel: difference('a cookie may have a `Domain` of one label, as localhost', true, {
    webkit: false,
  }),
  cookiesAreBounded: difference('a cookie of more than 4,096 bytes is refused', true, { webkit: false }),
  cookiePrefixes: difference('`__Host-` and `__Secure-` in a cookie’s name ask something of it', true, {
    webkit: false,
  }),
  partitionsCookies: difference(
    'a `Partitioned` cookie is kept apart for the site in the address bar',
    true,
    { webkit: false },
  ),
  partitionedNeedsSecure: difference('`Partitioned` without `Secure` is refused', true, { webkit: false }),
} as const;
