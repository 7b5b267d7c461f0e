import type { Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { everyMethod, lineIf } from '../words.js';

export const IIS: Server = {
  id: 'iis',
  name: 'IIS',
  layer: 'edge',
  betrayedBy: (answers) => fieldTrace(answers, 'Server', /^Microsoft-IIS\//i),
  snippet: webConfig,
};

const adds = (attribute: string, values: readonly string[]): readonly string[] =>
  values.map((value) => `        <add ${attribute}="${value}" />`);

function webConfig(wanted: Wanted): Snippet {
  return {
    language: 'xml',
    where:
      'web.config, with the IIS CORS Module installed; leave CORS out of customHeaders and of the application',
    code: [
      '<system.webServer>',
      '  <cors enabled="true">',
      `    <add origin="${wanted.origin}" allowCredentials="${wanted.credentials}">`,
      '      <allowMethods>',
      ...adds('method', everyMethod(wanted)),
      '      </allowMethods>',
      ...lineIf(
        wanted.headers.length,
        '      <allowHeaders>',
        ...adds('header', wanted.headers),
        '      </allowHeaders>',
      ),
      ...lineIf(
        wanted.expose.length,
        '      <exposeHeaders>',
        ...adds('header', wanted.expose),
        '      </exposeHeaders>',
      ),
      '    </add>',
      '  </cors>',
      '</system.webServer>',
      '',
    ].join('\n'),
  };
}
