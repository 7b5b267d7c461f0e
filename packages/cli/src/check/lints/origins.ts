import { getPublicSuffix } from 'tldts';
import { isLoopback, isPrivate, partsOf } from './hosts.js';
import { type Hit, type Lint, type Scope, strictInProduction } from './lint.js';

const patternsOf = ({ policy }: Scope) =>
  policy.allowOrigins.flatMap((pattern) => {
    const parts = partsOf(pattern);
    return parts ? [{ pattern, ...parts }] : [];
  });

const moveTo = (kind: Scope['kind'], pattern: string): string =>
  kind === 'production'
    ? `move '${pattern}' to environments.development.allowOrigins, and say production's own origins`
    : `keep '${pattern}' in environments.development.allowOrigins`;

const localhost: Lint = {
  code: 'localhost-allowed',
  help: "Whatever runs at that port of the user's machine can read what the user may read: a program, another project. Production never needs it.",
  find(scope) {
    const severity = strictInProduction(scope.kind);
    if (!severity) return [];
    return (
      patternsOf(scope)
        // capacitor://localhost is an application on a phone, and no server of its user's.
        .filter(({ scheme, host }) => /^https?$/.test(scheme) && isLoopback(host))
        .map(({ pattern }) => ({
          at: scope.at('allowOrigins', pattern),
          severity,
          message: `'${pattern}' is the user's own machine, and ${scope.environment} allows it. Whatever runs there can ask as the user.`,
          fix: moveTo(scope.kind, pattern),
        }))
    );
  },
};

const plainHttp: Lint = {
  code: 'http-allowed',
  help: 'A page of plain http can be changed by anyone on the way to the user, and then asks as that origin.',
  find(scope) {
    const severity = strictInProduction(scope.kind);
    if (!severity) return [];
    return patternsOf(scope)
      .filter(({ scheme, host }) => scheme === 'http' && !isLoopback(host))
      .map(({ pattern }) => ({
        at: scope.at('allowOrigins', pattern),
        severity,
        message: `'${pattern}' is plain http, and anyone on the user's network can put a page there.`,
        fix: `write 'https${pattern.slice(4)}'`,
      }));
  },
};

const privateAddress: Lint = {
  code: 'private-address-allowed',
  help: 'The same private address is another machine in every network; an origin there is whoever has it in the network the user is in.',
  find: (scope) =>
    scope.kind === 'development'
      ? []
      : patternsOf(scope)
          .filter(({ host }) => isPrivate(host))
          .map(({ pattern }) => ({
            at: scope.at('allowOrigins', pattern),
            severity: 'warning',
            message: `'${pattern}' is another machine in every network that the user is in.`,
            fix: 'give the page a name of its own, with https',
          })),
};

const nullOrigin: Lint = {
  code: 'null-allowed',
  help: 'null is the origin of every sandboxed frame, so of any page that wants it.',
  find(scope) {
    if (!scope.policy.allowOrigins.includes('null')) return [];
    return [
      {
        at: scope.at('allowOrigins', 'null'),
        severity: scope.kind === 'production' ? 'error' : 'warning',
        message: "'null' is the origin of every sandboxed frame: any page on the web can ask as it.",
        fix: 'remove it; serve the page over http(s) instead of from a file or a sandboxed frame',
      },
    ];
  },
};

/** Nobody owns them, so nobody's policy means them. */
const STRANGERS = [
  'https://fullcors-check.example',
  'https://a.fullcors-check.example',
  'http://fullcors-check.example',
  'https://fullcors-check.com',
];

const nearWildcard: Lint = {
  code: 'near-wildcard',
  help: 'A pattern that anyone can come under is `*` in other words, but looks like a list.',
  find(scope) {
    const { policy } = scope;
    const hits: Hit[] = [];
    for (const { pattern, host, subdomains } of patternsOf(scope)) {
      if (!subdomains || getPublicSuffix(host, { allowPrivateDomains: true }) !== host) continue;
      if (policy.dangerouslyAllowPublicSuffixSubdomains) continue;
      hits.push({
        at: scope.at('allowOrigins', pattern),
        severity: 'warning',
        message: `anyone can have a name below ${host}, so '${pattern}' is nearly '*'.`,
        fix: `write your own names, such as '${pattern.replace('*.', '*.yours.')}'; or, if anyone may read it, ['*']`,
      });
    }
    const isAny = policy.allowOrigins.includes('*') || policy.dangerouslyAllowAnyOriginWithCredentials;
    const stranger = policy.allowOriginRegex && !isAny && STRANGERS.find((origin) => scope.allows(origin));
    if (stranger) {
      hits.push({
        at: scope.at('allowOriginRegex'),
        severity: 'warning',
        message: `the expression allows ${stranger}, which is nobody's, so it is nearly '*'.`,
        fix: "write your own domain out in it; or, if anyone may read it, allowOrigins: ['*']",
      });
    }
    return hits;
  },
};

const covered: Lint = {
  code: 'origin-covered',
  help: 'A pattern that another one covers changes nothing, and is forgotten when the other one goes.',
  find(scope) {
    const patterns = patternsOf(scope);
    return patterns.flatMap(({ pattern, scheme, host }) => {
      const by = patterns.find(
        (other) =>
          other.pattern !== pattern &&
          other.subdomains &&
          other.scheme === scheme &&
          host.endsWith(`.${other.host}`) &&
          portOf(other.pattern) === portOf(pattern),
      );
      if (!by) return [];
      return [
        {
          at: scope.at('allowOrigins', pattern),
          severity: 'warning',
          message: `'${pattern}' changes nothing: '${by.pattern}' allows it already.`,
          fix: `remove it; or remove '${by.pattern}', if only some of those names are meant`,
        },
      ];
    });
  },
};

const portOf = (pattern: string): string => /:(\d+|\*)$/.exec(pattern)?.[1] ?? '';

const twice: Lint = {
  code: 'origin-twice',
  help: 'An origin that is listed twice is taken off the list once.',
  find(scope) {
    const at = scope.repeated('allowOrigins');
    return at === undefined
      ? []
      : [
          {
            at,
            severity: 'warning',
            message: 'this origin is on the list already.',
            fix: 'remove one of the two',
          },
        ];
  },
};

const nobody: Lint = {
  code: 'nobody-allowed',
  help: 'A policy that allows no origin is right for a server without browsers, and else a list that was forgotten.',
  find(scope) {
    const { allowOrigins, allowOriginRegex, allowOriginIf } = scope.policy;
    if (allowOrigins.length > 0 || allowOriginRegex || allowOriginIf) return [];
    return [
      {
        at: scope.at('allowOrigins'),
        severity: 'note',
        message: `${scope.environment} allows no origin at all${scope.route ? ` on ${scope.route}` : ''}.`,
        fix: 'list the origins of your pages; if no page is to ask, all is well',
      },
    ];
  },
};

const predicate: Lint = {
  code: 'predicate-not-checked',
  help: 'What a function allows is known when it is asked, and not before.',
  find: (scope) =>
    scope.policy.allowOriginIf
      ? [
          {
            at: scope.at('allowOriginIf'),
            severity: 'note',
            message: 'allowOriginIf is a function: what it allows is not checked.',
            fix: 'say what can be said in allowOrigins; for the rest, test the function',
          },
        ]
      : [],
};

export const ORIGIN_LINTS: readonly Lint[] = [
  localhost,
  plainHttp,
  privateAddress,
  nullOrigin,
  nearWildcard,
  covered,
  twice,
  nobody,
  predicate,
];
