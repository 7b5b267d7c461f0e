/** Whose judgement is asked: the standard's own, or that of an engine where it departs from it. */
export type EngineName = 'standard' | 'chromium' | 'firefox' | 'webkit';

/**
 * Where engines differ from the standard or from each other. Each entry was seen in the real engine by the differential
 * suite in conformance/browsers, which fails on any difference that is not here.
 */
export interface EngineProfile {
  readonly name: EngineName;
  /** The most seconds that a preflight is remembered, whatever `Access-Control-Max-Age` says. */
  readonly maxAgeLimit: number;
  /** How a cookie without `SameSite` is treated. */
  readonly sameSiteDefault: 'lax' | 'none';
  /** Whether `SameSite=None` without `Secure` is refused. */
  readonly sameSiteNoneNeedsSecure: boolean;
  /** What becomes of cookies in a request to another site than the one in the address bar. */
  readonly thirdPartyCookies: 'send' | 'partition' | 'block';
  /** Whether http://localhost may set and get `Secure` cookies. */
  readonly secureCookiesOnLoopback: boolean;
  /** Whether `__Host-` and `__Secure-` in the name of a cookie ask anything of it. */
  readonly cookiePrefixes: boolean;
  /** Request-header names that are safelisted besides those of the standard; in lower case. */
  readonly moreSafelistedNames: readonly string[];
  /** Whether bytes above 127 in `Accept` and `Content-Type` are CORS-unsafe request-header bytes. */
  readonly highBytesAreUnsafe: boolean;
  /** Whether `Range` is safelisted in any case, as `Bytes=0-`. */
  readonly rangeUnitInAnyCase: boolean;
  /** Whether a watched upload asks first where it has no body. */
  readonly preflightsWatchedUploadWithoutBody: boolean;
  /** Whether a `*` in a remembered preflight counts for what was not asked then. */
  readonly remembersWildcards: boolean;
  /** Whether a request that was preflighted loses its origin when it is redirected from one stranger to another. */
  readonly taintsPreflighted: boolean;
  /** Whether a POST to the own origin that a redirect made a GET still carries `Origin`. */
  readonly keepsOriginOnRedirect: boolean;
  /** How a field value beyond ASCII is put on the wire. */
  readonly fieldEncoding: 'latin1' | 'utf-8';
  /** Whether `fetch` takes a stream as a body. */
  readonly streamBodies: boolean;
}

const STANDARD: EngineProfile = {
  name: 'standard',
  maxAgeLimit: Number.POSITIVE_INFINITY,
  sameSiteDefault: 'lax',
  sameSiteNoneNeedsSecure: true,
  thirdPartyCookies: 'send',
  secureCookiesOnLoopback: true,
  cookiePrefixes: true,
  moreSafelistedNames: [],
  highBytesAreUnsafe: false,
  rangeUnitInAnyCase: false,
  preflightsWatchedUploadWithoutBody: true,
  remembersWildcards: true,
  taintsPreflighted: true,
  keepsOriginOnRedirect: false,
  fieldEncoding: 'latin1',
  streamBodies: true,
};

/** Client hints, which Chromium lets a page set without asking. */
const CLIENT_HINTS = [
  'device-memory',
  'downlink',
  'dpr',
  'ect',
  'rtt',
  'save-data',
  'viewport-width',
  'width',
];

/** The profile of each engine: the standard, and what is different. */
export const ENGINE_PROFILES: Readonly<Record<EngineName, EngineProfile>> = {
  standard: STANDARD,
  chromium: {
    ...STANDARD,
    name: 'chromium',
    maxAgeLimit: 7200,
    moreSafelistedNames: CLIENT_HINTS,
    preflightsWatchedUploadWithoutBody: false,
  },
  firefox: {
    ...STANDARD,
    name: 'firefox',
    maxAgeLimit: 86_400,
    sameSiteDefault: 'none',
    sameSiteNoneNeedsSecure: false,
    thirdPartyCookies: 'partition',
    highBytesAreUnsafe: true,
    remembersWildcards: false,
    taintsPreflighted: false,
    streamBodies: false,
  },
  webkit: {
    ...STANDARD,
    name: 'webkit',
    maxAgeLimit: 600,
    sameSiteDefault: 'none',
    sameSiteNoneNeedsSecure: false,
    thirdPartyCookies: 'block',
    secureCookiesOnLoopback: false,
    cookiePrefixes: false,
    rangeUnitInAnyCase: true,
    keepsOriginOnRedirect: true,
    fieldEncoding: 'utf-8',
    streamBodies: false,
  },
};
