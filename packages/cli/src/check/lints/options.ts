import type { PathPolicy } from 'fullcors';
import { isBelowPublicSuffix } from './hosts.js';
import type { Lint } from './lint.js';

const debug: Lint = {
  code: 'debug-in-production',
  help: 'Under debug a refused preflight tells the policy to whoever asks.',
  find: (scope) =>
    scope.policy.debug && scope.kind === 'production'
      ? [
          {
            at: scope.at('debug'),
            severity: 'error',
            message: `debug is on in ${scope.environment}: refused preflights tell the policy to whoever asks.`,
            fix: 'move debug: true to environments.development',
          },
        ]
      : [],
};

const maxAge: Lint = {
  code: 'max-age-not-honoured',
  help: 'Browsers remember a preflight no longer than they like: Chromium 7200 seconds, WebKit 600, Firefox 86400.',
  find: (scope) =>
    scope.policy.maxAge > 7200
      ? [
          {
            at: scope.at('maxAge'),
            severity: 'warning',
            message: `${scope.policy.maxAge} seconds are honoured by Firefox alone: Chromium remembers a preflight for at most 7200, Safari for 600.`,
            fix: 'write 7200; a change of the policy then arrives within two hours everywhere',
          },
        ]
      : [],
};

const noMaxAge: Lint = {
  code: 'max-age-zero',
  help: 'With maxAge 0 a browser asks before every request, which doubles the requests.',
  find: (scope) =>
    scope.policy.maxAge === 0 && scope.kind === 'production'
      ? [
          {
            at: scope.at('maxAge'),
            severity: 'warning',
            message: 'with maxAge 0 a browser sends a preflight before every single request.',
            fix: 'write 600, or leave it out',
          },
        ]
      : [],
};

const privateNetwork: Lint = {
  code: 'private-network-legacy',
  help: 'Chrome gave up the preflights of Private Network Access for Local Network Access, where the user is asked and no header counts.',
  find: (scope) =>
    scope.policy.allowPrivateNetwork
      ? [
          {
            at: scope.at('allowPrivateNetwork'),
            severity: 'warning',
            message:
              'browsers no longer send the preflight that this answers: since Chrome 142 the user is asked instead (Local Network Access).',
            fix: 'remove it, unless old browsers are to be served',
          },
        ]
      : [],
};

/** Whether anything is there for which a hatch is needed. */
const NEEDS: Readonly<Record<string, (policy: PathPolicy) => boolean>> = {
  dangerouslyAllowNullOrigin: ({ allowOrigins }) => allowOrigins.includes('null'),
  dangerouslyAllowAnyOriginWithCredentials: ({ allowOrigins, allowOriginRegex, allowCredentials }) =>
    allowCredentials && (allowOrigins.includes('*') || allowOriginRegex !== null),
  dangerouslyAllowInsecureOriginsWithCredentials: ({
    allowOrigins,
    allowCredentials,
    allowOriginRegex,
    allowOriginIf,
  }) =>
    allowCredentials &&
    (allowOrigins.some((pattern) => pattern.startsWith('http://')) ||
      allowOriginRegex !== null ||
      allowOriginIf),
  dangerouslyAllowPublicSuffixSubdomains: ({ allowOrigins }) =>
    allowOrigins.some((pattern) => isBelowPublicSuffix(pattern)),
};

const hatches: Lint = {
  code: 'hatch-open',
  help: 'Each dangerously... option opens one hole that the policy would refuse to have.',
  find: (scope) =>
    Object.entries(NEEDS).flatMap(([name, isNeeded]) => {
      const option = name as keyof PathPolicy;
      if (scope.policy[option] !== true) return [];
      return [
        isNeeded(scope.policy)
          ? {
              at: scope.at(option),
              severity: 'warning' as const,
              message: `${name} is set: ${DANGERS[name]}.`,
              fix: 'close it as soon as it can be; who reviews this file should know why it is open',
            }
          : {
              at: scope.at(option),
              severity: 'warning' as const,
              message: `${name} is set, and nothing here needs it; the next change of the policy may.`,
              fix: 'remove it',
            },
      ];
    }),
};

const DANGERS: Readonly<Record<string, string>> = {
  dangerouslyAllowNullOrigin: 'any page on the web can ask as null',
  dangerouslyAllowAnyOriginWithCredentials: 'every site that a signed-in user visits can act as that user',
  dangerouslyAllowInsecureOriginsWithCredentials: "anyone on the user's network can act as the user",
  dangerouslyAllowPublicSuffixSubdomains: 'whoever registers a name there can act as the user',
};

const route: Lint = {
  code: 'route-without-effect',
  help: 'A route whose policy is the same as the one around it decides nothing.',
  find: ({ route, policy, base, routeAt }) => {
    const options = Object.keys(policy) as (keyof PathPolicy)[];
    const isSame = options.every((name) => JSON.stringify(policy[name]) === JSON.stringify(base[name]));
    if (route === undefined || !isSame) return [];
    return [
      {
        at: routeAt,
        severity: 'warning',
        message: 'the route says what holds without it.',
        fix: 'remove it, or say what is to be different there',
      },
    ];
  },
};

export const OPTION_LINTS: readonly Lint[] = [debug, maxAge, noMaxAge, privateNetwork, hatches, route];
