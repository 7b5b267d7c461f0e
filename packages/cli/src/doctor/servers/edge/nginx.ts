import type { Server, Snippet, Wanted } from '../server.js';
import { bodyTrace, fieldTrace } from '../traces.js';
import { escapedForRegex, fieldsOf, OWNED } from '../words.js';

export const NGINX: Server = {
  id: 'nginx',
  name: 'nginx',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^(nginx|openresty|tengine)\b/i) ??
    bodyTrace(answers, /<center>(nginx|openresty)\b/i, 'its error page'),
  snippet: (wanted, mistake) => (mistake === 'vary' ? VARY : whole(wanted)),
};

const VARY: Snippet = {
  language: 'nginx',
  where: 'in the server, and in each location that has an add_header of its own',
  code: 'add_header Vary Origin always;\n',
};

/**
 * Everything in one place. An empty value writes no field, so that a map decides. The road not taken is `if ($http_origin
 * ~ ...)` around each `add_header`: one in an `if` drops those outside of it.
 */
function whole(wanted: Wanted): Snippet {
  const fields = fieldsOf(wanted).map(([name, value]) => {
    const said = {
      'Access-Control-Allow-Origin': '$cors_origin',
      'Access-Control-Allow-Credentials': '$cors_credentials',
    };
    return [name, said[name as keyof typeof said] ?? `"${value}"`] as const;
  });
  const code = [
    '# beside the server, in http { }',
    'map $http_origin $cors_origin {',
    `    "~^${escapedForRegex(wanted.origin)}$" $http_origin;`,
    '}',
    ...(wanted.credentials ? ['map $cors_origin $cors_credentials {', '    "~." true;', '}'] : []),
    'map "$request_method $http_access_control_request_method" $cors_preflight {',
    '    "~^OPTIONS ." 1;',
    '}',
    '',
    '# in the server { }, in front of its locations',
    ...fields.map(([name, value]) => `add_header ${name} ${value} always;`),
    'add_header Vary Origin always;',
    ...OWNED.map((name) => `proxy_hide_header Access-Control-${name};`),
    'if ($cors_preflight) {',
    '    return 204;',
    '}',
    '',
  ].join('\n');
  return {
    language: 'nginx',
    where:
      'it replaces every add_header and if about CORS, and what the application behind it says; a location with an add_header of its own has to repeat them',
    code,
  };
}
