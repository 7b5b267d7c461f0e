import { patternsOf } from './hosts.js';
import type { Lint } from './lint.js';

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

/** Of origins as a list: what is in it for nothing, and whether anything is. */
export const ORIGIN_LIST_LINTS: readonly Lint[] = [covered, twice, nobody];
