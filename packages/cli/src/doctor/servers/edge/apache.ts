import type { Server, Snippet, Wanted } from '../server.js';
import { bodyTrace, fieldTrace } from '../traces.js';
import { escapedForRegex, fieldsOf, OWNED } from '../words.js';

export const APACHE: Server = {
  id: 'apache',
  name: 'Apache httpd',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^Apache(\/| |$)/) ??
    bodyTrace(answers, /<address>Apache\b/, 'its error page'),
  snippet: (wanted, mistake) => (mistake === 'vary' ? VARY : whole(wanted)),
};

const VARY: Snippet = {
  language: 'apache',
  where: 'in the <VirtualHost>, with the module headers',
  code: 'Header always merge Vary Origin\n',
};

/**
 * Apache keeps two tables of fields: `always` is written on errors as well, the other one holds what the application
 * behind says, and is emptied so that nothing stands twice.
 */
function whole(wanted: Wanted): Snippet {
  const fields = fieldsOf(wanted).map(([name, value]) =>
    name === 'Access-Control-Allow-Origin'
      ? `Header always set ${name} "%{CORS_ORIGIN}e" env=CORS_ORIGIN`
      : `Header always set ${name} "${value}" env=CORS_ORIGIN`,
  );
  const code = [
    `SetEnvIf Origin "^${escapedForRegex(wanted.origin)}$" CORS_ORIGIN=$0`,
    ...OWNED.map((name) => `Header unset Access-Control-${name}`),
    ...fields,
    'Header always merge Vary Origin',
    'RewriteEngine On',
    'RewriteCond %{REQUEST_METHOD} =OPTIONS',
    'RewriteCond %{HTTP:Access-Control-Request-Method} .',
    'RewriteRule ^ - [R=204,L]',
    '',
  ].join('\n');
  return {
    language: 'apache',
    where:
      'in the <VirtualHost>, with a2enmod headers rewrite setenvif; it replaces every other Header about CORS, and what the application behind says',
    code,
  };
}
