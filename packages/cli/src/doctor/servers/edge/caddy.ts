import type { Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { fieldsOf } from '../words.js';

export const CADDY: Server = {
  id: 'caddy',
  name: 'Caddy',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^Caddy\b/) ?? fieldTrace(answers, 'Via', /\bCaddy\b/),
  snippet: (wanted, mistake) => (mistake === 'vary' ? VARY : whole(wanted)),
};

const VARY: Snippet = {
  language: 'caddy',
  where: 'in the site',
  code: 'header {\n\t+Vary Origin\n\tdefer\n}\n',
};

/** `defer` writes when the answer leaves, so that what the application behind says is replaced. */
function whole(wanted: Wanted): Snippet {
  const code = [
    `@cors header Origin ${wanted.origin}`,
    '@preflight {',
    '\tmethod OPTIONS',
    '\theader Access-Control-Request-Method *',
    '}',
    'header {',
    '\t-Access-Control-*',
    '\t+Vary Origin',
    '\tdefer',
    '}',
    'header @cors {',
    ...fieldsOf(wanted).map(([name, value]) => `\t${name} "${value}"`),
    '\tdefer',
    '}',
    'respond @preflight 204',
    '',
  ].join('\n');
  return {
    language: 'caddy',
    where: 'in the site; it replaces every other header about CORS, and what the application behind says',
    code,
  };
}
