import type { Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { doubleQuoted, everyMethod, lineIf } from '../words.js';

export const KONG: Server = {
  id: 'kong',
  name: 'Kong',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^kong\b/i) ??
    fieldTrace(answers, 'Via', /\bkong\b/i) ??
    fieldTrace(answers, 'X-Kong-Upstream-Latency'),
  snippet: plugin,
};

function plugin(wanted: Wanted): Snippet {
  return {
    language: 'yaml',
    where: 'the plugin cors of the service or route; take CORS out of the service behind it',
    code: [
      'plugins:',
      '  - name: cors',
      '    config:',
      `      origins: ["${wanted.origin}"]`,
      `      methods: [${doubleQuoted(everyMethod(wanted))}]`,
      ...lineIf(wanted.headers.length, `      headers: [${doubleQuoted(wanted.headers)}]`),
      ...lineIf(wanted.expose.length, `      exposed_headers: [${doubleQuoted(wanted.expose)}]`),
      `      credentials: ${wanted.credentials}`,
      '      preflight_continue: false',
      '',
    ].join('\n'),
  };
}
