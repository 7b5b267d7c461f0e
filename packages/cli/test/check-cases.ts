import type { CorsOptions } from 'fullcors';
import { makeProject } from './support.js';

export const APP = 'https://app.example.com';

interface Case {
  readonly is: string;
  readonly policy: CorsOptions;
  /** What is found in production, as `severity code at`. */
  readonly finds: readonly string[];
  /** The policy with the fixes: nothing is found in it. */
  readonly fixed: CorsOptions;
}

const JSON_OK = { allowHeaders: ['Content-Type'] };

/** Every lint, found in production, and gone with its fix. */
export const CASES: readonly Case[] = [
  {
    is: "the developer's own machine",
    policy: { allowOrigins: [APP, 'http://localhost:3000', 'http://127.0.0.1:*'] },
    finds: ['error localhost-allowed allowOrigins[1]', 'error localhost-allowed allowOrigins[2]'],
    fixed: {
      allowOrigins: [APP],
      environments: { development: { allowOrigins: ['http://localhost:3000'] } },
    },
  },
  {
    is: 'the same, said for production',
    policy: { allowOrigins: [APP], environments: { production: { allowOrigins: ['http://a.localhost'] } } },
    finds: ['error localhost-allowed environments.production.allowOrigins[0]'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'plain http',
    policy: { allowOrigins: ['http://app.example.com'] },
    finds: ['error http-allowed allowOrigins[0]'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a private address',
    policy: {
      allowOrigins: ['https://192.168.0.7', 'https://printer.local', 'https://[fd00::1]', 'https://app.test'],
    },
    finds: [
      'warning private-address-allowed allowOrigins[0]',
      'warning private-address-allowed allowOrigins[1]',
      'warning private-address-allowed allowOrigins[2]',
      'warning private-address-allowed allowOrigins[3]',
    ],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'null',
    policy: { allowOrigins: [APP, 'null'], dangerouslyAllowNullOrigin: true },
    finds: ['error null-allowed allowOrigins[1]', 'warning hatch-open dangerouslyAllowNullOrigin'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a pattern that anyone can come under',
    policy: { allowOrigins: ['https://*.github.io'] },
    finds: ['warning near-wildcard allowOrigins[0]'],
    fixed: { allowOrigins: ['https://me.github.io'] },
  },
  {
    is: 'an expression that anyone can come under',
    policy: { allowOrigins: [], allowOriginRegex: 'https://.*' },
    finds: ['warning near-wildcard allowOriginRegex'],
    fixed: { allowOrigins: [], allowOriginRegex: 'https://[a-z]+\\.example\\.com' },
  },
  {
    is: 'an origin that a pattern covers',
    policy: { allowOrigins: ['https://*.example.com', APP] },
    finds: ['warning origin-covered allowOrigins[1]'],
    fixed: { allowOrigins: ['https://*.example.com'] },
  },
  {
    is: 'an origin twice',
    policy: { allowOrigins: [APP, 'https://b.example.com', APP] },
    finds: ['warning origin-twice allowOrigins[2]'],
    fixed: { allowOrigins: [APP, 'https://b.example.com'] },
  },
  {
    is: 'nobody',
    policy: { allowOrigins: [] },
    finds: ['note nobody-allowed allowOrigins'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'OPTIONS listed',
    policy: { allowOrigins: [APP], allowMethods: ['GET', 'OPTIONS'] },
    finds: ['warning options-listed allowMethods[1]'],
    fixed: { allowOrigins: [APP], allowMethods: ['GET'] },
  },
  {
    is: 'PUT without JSON',
    policy: { allowOrigins: [APP], allowMethods: ['PUT'], allowHeaders: ['X-API-Key'] },
    finds: ['warning content-type-missing allowHeaders'],
    fixed: { allowOrigins: [APP], allowMethods: ['PUT'], allowHeaders: ['X-API-Key', 'content-type'] },
  },
  {
    is: '* for headers',
    policy: { allowOrigins: [APP], allowHeaders: ['*'] },
    finds: ['warning authorization-not-covered allowHeaders[0]'],
    fixed: { allowOrigins: [APP], allowHeaders: ['*', 'Authorization'] },
  },
  {
    is: 'a header that is exposed anyway',
    policy: { allowOrigins: [APP], exposeHeaders: ['X-Total', 'Content-Type'] },
    finds: ['warning exposed-already exposeHeaders[1]'],
    fixed: { allowOrigins: [APP], exposeHeaders: ['X-Total'] },
  },
  {
    is: 'debug',
    policy: { allowOrigins: [APP], debug: true },
    finds: ['error debug-in-production debug'],
    fixed: { allowOrigins: [APP], environments: { development: { debug: true } } },
  },
  {
    is: 'a day of memory',
    policy: { allowOrigins: [APP], maxAge: 86400 },
    finds: ['warning max-age-not-honoured maxAge'],
    fixed: { allowOrigins: [APP], maxAge: 7200 },
  },
  {
    is: 'no memory',
    policy: { allowOrigins: [APP], maxAge: 0 },
    finds: ['warning max-age-zero maxAge'],
    fixed: { allowOrigins: [APP], maxAge: 600 },
  },
  {
    is: 'Private Network Access',
    policy: { allowOrigins: [APP], allowPrivateNetwork: true },
    finds: ['warning private-network-legacy allowPrivateNetwork'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a hatch that nothing needs',
    policy: { allowOrigins: [APP], dangerouslyAllowAnyOriginWithCredentials: true },
    finds: ['warning hatch-open dangerouslyAllowAnyOriginWithCredentials'],
    fixed: { allowOrigins: [APP] },
  },
  {
    is: 'a hatch for public suffixes that are not there',
    policy: { allowOrigins: ['https://*.example.com'], dangerouslyAllowPublicSuffixSubdomains: true },
    finds: ['warning hatch-open dangerouslyAllowPublicSuffixSubdomains'],
    fixed: { allowOrigins: ['https://*.example.com'] },
  },
  {
    is: 'a route that changes nothing',
    policy: { allowOrigins: [APP], routes: { '/a': { maxAge: 600 } } },
    finds: ['warning route-without-effect routes["/a"]'],
    fixed: { allowOrigins: [APP], routes: { '/a': { maxAge: 60 } } },
  },
  {
    is: 'a mistake on a route',
    policy: { allowOrigins: [APP], routes: { '/a': { allowOrigins: ['http://localhost:1'] } } },
    finds: ['error localhost-allowed routes["/a"].allowOrigins[0]'],
    fixed: { allowOrigins: [APP], routes: { '/a': { allowOrigins: ['https://a.example.com'] } } },
  },
  {
    is: 'a problem, which is no lint',
    policy: {
      allowOrigins: ['https://app.example.com/'],
      ...JSON_OK,
      environments: { staging: { maxAge: -1 } },
    },
    finds: ['error origin-invalid allowOrigins[0]', 'error option-range environments.staging.maxAge'],
    fixed: { allowOrigins: [APP] },
  },
];

export const projectOf = (policy: CorsOptions) =>
  makeProject({ 'cors.config.json': JSON.stringify(policy, null, 2) });
