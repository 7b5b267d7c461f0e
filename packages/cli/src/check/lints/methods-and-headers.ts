import type { Lint } from './lint.js';

const options: Lint = {
  code: 'options-listed',
  help: 'Preflights are answered whatever allowMethods says; OPTIONS in it allows a page to send OPTIONS itself.',
  find: (scope) =>
    scope.policy.allowMethods.includes('OPTIONS') && !scope.policy.enforce
      ? [
          {
            at: scope.at('allowMethods', 'OPTIONS'),
            severity: 'warning',
            message:
              'OPTIONS need not be listed: preflights are answered without it. Listed, pages may send OPTIONS themselves.',
            fix: "remove 'OPTIONS'",
          },
        ]
      : [],
};

const WRITES = ['PUT', 'PATCH', 'POST'];

const contentType: Lint = {
  code: 'content-type-missing',
  help: 'JSON is no safelisted content type, so a page that sends it asks for leave to send Content-Type. It is the most frequent reason for a refused preflight.',
  find(scope) {
    const { allowMethods, allowHeaders } = scope.policy;
    const writes = allowMethods.filter((method) => WRITES.includes(method) || method === '*');
    const isCovered = allowHeaders.some((name) => name === '*' || name.toLowerCase() === 'content-type');
    if (writes.length === 0 || isCovered) return [];
    return [
      {
        // Headers that are said nowhere stand nowhere: what asks for them does, in one place for every environment.
        at: scope.isSaid('allowHeaders') ? scope.at('allowHeaders') : scope.at('allowMethods', writes[0]),
        severity: 'warning',
        message: `${writes[0] === '*' ? 'every method' : writes.join(', ')} may be used, and JSON not sent: Content-Type is not in allowHeaders.`,
        fix: "add 'Content-Type' to allowHeaders; if no page sends JSON, take the method out",
      },
    ];
  },
};

const authorization: Lint = {
  code: 'authorization-not-covered',
  help: "The Fetch standard lets '*' cover every request header but Authorization, which has to be named.",
  find(scope) {
    const { allowHeaders, allowCredentials } = scope.policy;
    const names = allowHeaders.map((name) => name.toLowerCase());
    if (!names.includes('*') || allowCredentials || names.includes('authorization')) return [];
    return [
      {
        at: scope.at('allowHeaders', '*'),
        severity: 'warning',
        message: "'*' covers every header but Authorization.",
        fix: "write ['*', 'Authorization']; or, if no page logs in, list the headers",
      },
    ];
  },
};

const SAFELISTED =
  /^(cache-control|content-language|content-length|content-type|expires|last-modified|pragma)$/i;

const exposed: Lint = {
  code: 'exposed-already',
  help: 'A page may read the CORS-safelisted response headers without leave.',
  find: (scope) =>
    scope.policy.exposeHeaders
      .filter((name) => SAFELISTED.test(name))
      .map((name) => ({
        at: scope.at('exposeHeaders', name),
        severity: 'warning',
        message: `every page may read ${name} already.`,
        fix: `remove '${name}'`,
      })),
};

export const METHOD_AND_HEADER_LINTS: readonly Lint[] = [options, contentType, authorization, exposed];
