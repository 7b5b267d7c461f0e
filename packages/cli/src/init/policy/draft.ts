import type { CorsOptions, PolicyOptions } from 'fullcors';
import type { Finding } from '../../check/finding.js';
import { findingsOf } from '../../check/findings.js';
import { environmentsOf } from '../../config/in-force.js';

/** Who is allowed, by where the server runs. */
export interface Origins {
  readonly production: readonly string[];
  readonly staging: readonly string[];
  readonly development: readonly string[];
}

/** A policy that is about to be written. */
export interface Draft {
  readonly options: CorsOptions;
  /** Key path, as problems write it -> what is said above it, where the format has comments. */
  readonly comments: ReadonlyMap<string, string>;
}

/** Lays environments over the base, which is production's: development and staging with origins of their own. */
export function draftOf(
  origins: Origins,
  base: Omit<PolicyOptions, 'allowOrigins'>,
  over: Readonly<Record<string, PolicyOptions>> = {},
): Draft {
  const comments = new Map([
    [
      'allowOrigins',
      origins.production.length > 0
        ? 'Production, and wherever no environment below says otherwise.'
        : "Nobody, until you say who: ['https://app.example.com'].",
    ],
    ['environments', 'CORS_ENV, else NODE_ENV, chooses. Each replaces what it says, key by key.'],
    [
      'environments.test',
      'Jest and Vitest set NODE_ENV=test; a name that nobody described stops the server.',
    ],
  ]);
  const environments: Record<string, PolicyOptions> = {
    // Without an entry, NODE_ENV=development would stop the server.
    development: origins.development.length > 0 ? { allowOrigins: origins.development } : {},
    ...(origins.staging.length > 0 && { staging: { allowOrigins: origins.staging } }),
    test: {},
  };
  for (const [name, more] of Object.entries(over)) environments[name] = { ...environments[name], ...more };
  return { options: { allowOrigins: origins.production, ...base, environments }, comments };
}

/** What `fullcors check` finds in it, in every environment. */
export function findingsIn({ options }: Draft): readonly Finding[] {
  const file = { path: '', shown: 'the policy', options, locate: () => undefined };
  return findingsOf(file, environmentsOf(file)).findings;
}
