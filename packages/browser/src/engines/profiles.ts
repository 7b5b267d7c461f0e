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
}

const STANDARD: EngineProfile = {
  name: 'standard',
  maxAgeLimit: Number.POSITIVE_INFINITY,
  sameSiteDefault: 'lax',
  sameSiteNoneNeedsSecure: true,
  thirdPartyCookies: 'send',
  secureCookiesOnLoopback: true,
};

/** The profile of each engine: the standard, and what is different. */
export const ENGINE_PROFILES: Readonly<Record<EngineName, EngineProfile>> = {
  standard: STANDARD,
  chromium: { ...STANDARD, name: 'chromium', maxAgeLimit: 7200 },
  firefox: {
    ...STANDARD,
    name: 'firefox',
    maxAgeLimit: 86_400,
    sameSiteDefault: 'none',
    sameSiteNoneNeedsSecure: false,
    thirdPartyCookies: 'partition',
  },
  webkit: {
    ...STANDARD,
    name: 'webkit',
    maxAgeLimit: 600,
    sameSiteDefault: 'none',
    sameSiteNoneNeedsSecure: false,
    thirdPartyCookies: 'block',
    secureCookiesOnLoopback: false,
  },
};
