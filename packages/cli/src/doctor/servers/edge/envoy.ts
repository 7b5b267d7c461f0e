import type { Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { doubleQuoted, everyMethod, lineIf } from '../words.js';

export const ENVOY: Server = {
  id: 'envoy',
  name: 'Envoy or Istio',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^(istio-)?envoy$/i) ??
    fieldTrace(answers, 'X-Envoy-Upstream-Service-Time'),
  snippet: virtualService,
};

function virtualService(wanted: Wanted): Snippet {
  return {
    language: 'yaml',
    where:
      "Istio's VirtualService; the filter writes no Vary and does not take away what the application says, so let one of the two alone answer CORS",
    code: [
      'spec:',
      '  http:',
      '    - corsPolicy:',
      '        allowOrigins:',
      `          - exact: "${wanted.origin}"`,
      `        allowMethods: [${doubleQuoted(everyMethod(wanted))}]`,
      ...lineIf(wanted.headers.length, `        allowHeaders: [${doubleQuoted(wanted.headers)}]`),
      ...lineIf(wanted.expose.length, `        exposeHeaders: [${doubleQuoted(wanted.expose)}]`),
      ...lineIf(wanted.credentials, '        allowCredentials: true'),
      '        unmatchedPreflights: IGNORE',
      '      headers:',
      '        response:',
      '          add:',
      '            Vary: Origin',
      '',
    ].join('\n'),
  };
}
