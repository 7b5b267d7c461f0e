import type { Format } from '../../commands/init.js';
import type { Draft } from '../policy/draft.js';
import { inlined } from './inlined.js';
import type { Surroundings } from './write.js';

/** TypeScript or JavaScript, of the module system that the file will be read as. */
export function asScript({ options, comments }: Draft, format: Format, around: Surroundings): string {
  const body = inlined(options, {
    key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)),
    text: quoted,
    last: ',',
    comment: (keyPath) => comments.get(keyPath),
  });
  if (format === 'js' && !around.isModule) {
    const parts = around.parts.map((part) => `require('${part}');`);
    return [
      ...parts,
      "const { defineCors } = require('fullcors');",
      '',
      `module.exports = defineCors(${body});`,
      '',
    ].join('\n');
  }
  const parts = around.parts.map((part) => `import '${part}';`);
  return [
    ...parts,
    "import { defineCors } from 'fullcors';",
    '',
    `export default defineCors(${body});`,
    '',
  ].join('\n');
}

/** With single quotes, and JSON's escapes, which are JavaScript's. */
const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
