import { dirname, posix, relative } from 'node:path';
import type { Format } from '../../commands/init.js';
import type { Framework } from '../project/frameworks.js';
import type { Project } from '../project/project.js';

/** What is to be added to a server. */
export interface ServerLines {
  /** Packages to install besides those that the server has. */
  readonly install: readonly string[];
  /** The file that it goes into, as far as that is known. */
  readonly entry: string | undefined;
  /** They are of an ES module, in a folder that does not say that its `.js` are. */
  readonly isModule: boolean;
  readonly lines: readonly string[];
  /** What has to be known of them; whole sentences. */
  readonly notes: readonly string[];
}

/** The system in which the server's own files are written. */
type Writing = 'module' | 'commonjs' | 'typescript';

/**
 * The lines by which a server takes its policy out of the file, at run time. All of them are run by
 * test/init-servers.test.js, on every Node that is supported.
 * @param file The policy file, from the project's directory.
 */
export function serverLines(
  project: Project,
  framework: Framework,
  format: Format,
  file: string,
): ServerLines {
  const { entry } = project;
  // Where there is no server yet, the lines begin one, written as the policy is.
  const isFirst = !entry && !project.manifest;
  const writing = isFirst && format === 'mjs' ? 'module' : writingOf(project);
  const { lines, install = [], notes = [] } = loading({ project, framework, format, file, writing });
  const adapter = `fullcors/${framework.adapter}`;
  const head =
    writing === 'commonjs'
      ? [`const { cors } = require('${adapter}');`]
      : [`import { cors } from '${adapter}';`];
  if (isFirst && framework.name === 'node') {
    head.push(
      writing === 'commonjs'
        ? "const { createServer } = require('node:http');"
        : "import { createServer } from 'node:http';",
    );
  }
  const imports = lines.filter((line) => line.startsWith('import '));
  return {
    install: ['fullcors', ...install],
    entry,
    isModule: isFirst && writing === 'module',
    lines: [
      ...head,
      ...imports,
      ...lines.filter((line) => !imports.includes(line)),
      '',
      ...framework.mount(writing !== 'commonjs'),
    ],
    notes,
  };
}

function writingOf({ entry = '', isModule, isTypeScript }: Project): Writing {
  if (/\.[mc]?ts$/.test(entry) || (isTypeScript && !/\.[mc]?js$/.test(entry))) return 'typescript';
  if (/\.mjs$/.test(entry)) return 'module';
  if (/\.cjs$/.test(entry)) return 'commonjs';
  return isModule ? 'module' : 'commonjs';
}

interface Loading {
  readonly project: Project;
  readonly framework: Framework;
  readonly format: Format;
  readonly file: string;
  readonly writing: Writing;
}

/** The lines after which `policy` is what the file says. */
function loading(given: Loading): { lines: string[]; install?: string[]; notes?: string[] } {
  const { project, framework, format, file, writing } = given;
  const path = specifier(project.entry, file);
  if (format === 'json' && framework.isBundled) return { lines: [`import policy from '${path}';`] };
  if (format === 'json' && writing !== 'typescript') {
    return writing === 'commonjs'
      ? { lines: [`const policy = require('${path}');`] }
      : { lines: [`import policy from '${path}' with { type: 'json' };`] };
  }
  if (format === 'json') return { lines: reading(given, 'JSON.parse') };
  if (format === 'yaml') return { lines: reading(given, 'parse', 'yaml'), install: ['yaml'] };
  if (format === 'toml') return { lines: reading(given, 'parse', 'smol-toml'), install: ['smol-toml'] };
  if (format === 'ts') return script(given, path);
  if (writing !== 'commonjs') return { lines: [`import policy from '${path}';`] };
  return format === 'mjs'
    ? {
        lines: [`const { default: policy } = require('${path}');`],
        notes: [
          'CommonJS takes an ES module since Node 20.19 and 22.12; --format js is taken by every Node.',
        ],
      }
    : { lines: [`const policy = require('${path}');`] };
}

/** A policy in TypeScript is named as the project names its other files. */
function script({ project, writing }: Loading, path: string): { lines: string[]; notes?: string[] } {
  if (writing === 'typescript') {
    const named = path.replace(/\.ts$/, project.specifier);
    return {
      lines: [`import policy from '${named}';`],
      ...(project.specifier === '.ts' && { notes: [STRIPPING] }),
    };
  }
  return {
    lines: [
      writing === 'commonjs'
        ? `const { default: policy } = require('${path}');`
        : `import policy from '${path}';`,
    ],
    notes: [STRIPPING],
  };
}

const STRIPPING = 'Node runs TypeScript since 22.18; for an older one say --format js, or json.';

/**
 * Reads the file when the server starts. A server in JavaScript finds it beside itself; one that is compiled is
 * somewhere else by then, and finds it where it is started.
 */
function reading({ project, file, writing }: Loading, parse: string, from?: string): string[] {
  const names = from ? [parse] : [];
  const path = specifier(project.entry, file);
  const take = `const policy = ${parse}(readFileSync(file, 'utf8'));`;
  if (writing === 'commonjs') {
    return [
      "const { readFileSync } = require('node:fs');",
      "const { join } = require('node:path');",
      ...names.map((name) => `const { ${name} } = require('${from}');`),
      `const file = join(__dirname, '${path.replace(/^\.\//, '')}');`,
      take,
    ];
  }
  const where = writing === 'typescript' ? `'${file}'` : `new URL('${path}', import.meta.url)`;
  return [
    "import { readFileSync } from 'node:fs';",
    ...names.map((name) => `import { ${name} } from '${from}';`),
    `const file = ${where};`,
    take,
  ];
}

/** `../cors.config.js`, as the server's file would name it. */
function specifier(entry: string | undefined, file: string): string {
  const path = relative(dirname(entry ?? 'server.js'), file)
    .split('\\')
    .join(posix.sep);
  return path.startsWith('.') ? path : `./${path}`;
}
