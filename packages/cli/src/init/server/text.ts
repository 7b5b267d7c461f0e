import { styleOf, type Terminal } from '../../terminal/terminal.js';
import { indented, wrap } from '../../terminal/text.js';
import type { Draft } from '../policy/draft.js';
import type { Framework } from '../project/frameworks.js';
import { partsOf } from '../write/parts.js';
import type { ServerLines } from './lines.js';

interface Next {
  readonly file: string;
  readonly draft: Draft;
  readonly framework: Framework;
  /** Nothing told which framework it is. */
  readonly isGuess: boolean;
  readonly lines: ServerLines;
  /** Where another middleware is imported or called, as `server.js:3`. */
  readonly replaced: readonly string[];
  /** It was translated from a server in Python, which cannot take it. */
  readonly isPython: boolean;
}

const START_IN_DEVELOPMENT =
  'On your own machine start the server with CORS_ENV=development, or NODE_ENV: else it runs as production, which refuses localhost.';

const FROM_PYTHON =
  'A server in Python cannot take it: it is for nginx or another proxy in front, which fullcors emit writes it for, or for a server in Node, as below. See docs/from-fastapi.md.';

const replacedText = (places: readonly string[]): string =>
  `It comes in place of the CORS middleware that is there. Remove that, its import as well, or the name cors is declared twice and two answer: ${places.join(', ')}.`;

const hasLocal = ({ options }: Draft): boolean =>
  JSON.stringify(options.environments?.['development'] ?? {}).includes('://');

/** What was written, and what there is left to do. */
export function nextText(terminal: Terminal, next: Next): string {
  const { file, draft, framework, isGuess, lines, replaced, isPython } = next;
  const style = styleOf(terminal);
  const { columns } = terminal;
  const names = ['production', ...Object.keys(draft.options.environments ?? {})];
  const isData = /\.(json|yaml|toml)$/.test(file);
  const parts =
    framework.isBundled && isData ? partsOf(draft.options).map((part) => `import '${part}';`) : [];
  const where = lines.entry
    ? `In ${lines.entry}`
    : lines.isModule
      ? 'In your server, an .mjs'
      : 'In your server';
  const title = isGuess ? 'node:http; --framework for another one' : framework.title;
  const said = [
    `${style.green('✓')} ${style.bold(file)} is written: ${names.join(', ')}.`,
    '',
    ...(isPython ? [wrap(FROM_PYTHON, columns), ''] : []),
    `${where} (${title}):`,
    '',
    indented([...parts, ...lines.lines].join('\n'), '    '),
    '',
    ...(replaced.length > 0 && !isPython ? [`${wrap(replacedText(replaced), columns)}\n`] : []),
    ...lines.notes.map((note) => `${wrap(note, columns)}\n`),
    'Then:',
    '',
    `    npm install ${lines.install.join(' ')}`,
    '    npx fullcors check --all',
  ];
  if (hasLocal(draft)) {
    said.push('', wrap(START_IN_DEVELOPMENT, columns));
  }
  return `${said.join('\n')}\n`;
}
