import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Format, InitFlags } from '../commands/init.js';
import { POLICY_FILE_NAMES } from '../config/policy-file.js';
import { CannotRun, EXIT, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Streams } from './ask.js';
import { type Answers, answersOf, policyOf, requireSound, separated } from './policy/answers.js';
import type { Draft } from './policy/draft.js';
import { FRAMEWORKS, type Framework, findFramework } from './project/frameworks.js';
import { type Project, readProject } from './project/project.js';
import { serverLines } from './server/lines.js';
import { replacedIn } from './server/replaced.js';
import { nextText } from './server/text.js';
import { partsOf } from './write/parts.js';
import { writePolicy } from './write/write.js';

/** `fullcors init`: writes a policy file, and says how the server takes it. */
export async function init(terminal: Terminal, flags: InitFlags, streams: Streams = {}): Promise<ExitCode> {
  const project = readProject(terminal.cwd);
  const named = flags.framework === undefined ? undefined : frameworkNamed(flags.framework);
  const asks = terminal.isInteractive && !flags.yes && !flags.print;
  if (!flags.print && !flags.force) refuseSecond(project.cwd, flags.format);
  const made = flags.from
    ? await translated(terminal, flags, flags.from, asks, streams)
    : { draft: await answeredPolicy(flags, asks, streams), code: EXIT.OK, replaced: replacedIn(project) };
  requireSound(made.draft);

  const framework =
    named ?? project.frameworks[0] ?? (asks ? await (await asking()).askFramework(streams) : undefined);
  const format =
    flags.format ??
    (asks ? await (await asking()).askFormat(usualFormat(project), streams) : usualFormat(project));
  refuseUnreadable(project, framework, format);
  const file = join(folderOf(project, format), `cors.config.${format}`);
  const text = await writePolicy(made.draft, format, {
    isModule: project.isModule,
    schema: schemaFor(project, file),
    parts: framework?.isBundled ? partsOf(made.draft.options) : [],
  });
  if (flags.print) {
    terminal.out(text);
    return made.code;
  }
  write(terminal, file, text, flags);
  const mounted = framework ?? (findFramework('node') as Framework);
  // The frame of the questions ends where the answer begins.
  if (asks) terminal.out('\n');
  terminal.out(
    nextText(terminal, {
      file,
      draft: made.draft,
      isGuess: !framework,
      framework: mounted,
      replaced: made.replaced,
      isPython: flags.from?.toLowerCase().endsWith('.py') === true,
      lines: serverLines(project, mounted, format, file),
    }),
  );
  return made.code;
}

const asking = () => import('./ask.js');

function frameworkNamed(name: string): Framework {
  const found = findFramework(name);
  if (found) return found;
  throw new CannotRun(
    `"${name}" is no framework that is known`,
    `say ${FRAMEWORKS.map((each) => each.name).join(', ')}`,
  );
}

async function answeredPolicy(flags: InitFlags, asks: boolean, streams: Streams): Promise<Draft> {
  const said = answersOf(flags);
  if (!asks) {
    if (said) return policyOf(said);
    throw new CannotRun(
      'nobody says where the pages are, and no default would be safe',
      'say --origin https://app.example.com; or --from <file>, to translate what you have',
    );
  }
  const known: Partial<Answers> = {
    ...(said && { production: said.production }),
    ...(flags.stagingOrigin && { staging: separated(flags.stagingOrigin) }),
    ...(flags.devOrigin && { development: separated(flags.devOrigin) }),
    ...(flags.credentials && { credentials: true }),
    ...(flags.method && { methods: separated(flags.method) }),
    ...(flags.header && { headers: separated(flags.header) }),
  };
  // What is said is judged before the first question.
  if (said) requireSound(policyOf(said));
  return policyOf(await (await asking()).askAnswers(known, streams));
}

/** Translates, tells what there is to tell, and asks for the origins that could not be read. */
async function translated(
  terminal: Terminal,
  flags: InitFlags,
  from: string,
  asks: boolean,
  streams: Streams,
): Promise<{ draft: Draft; code: ExitCode; replaced: readonly string[] }> {
  const { translateFile } = await import('./from/from.js');
  const { remarksText } = await import('./from/report.js');
  const overrides = {
    ...(flags.origin && { production: separated(flags.origin) }),
    ...(flags.stagingOrigin && { staging: separated(flags.stagingOrigin) }),
    ...(flags.devOrigin && { development: separated(flags.devOrigin) }),
    ...(flags.method && { methods: separated(flags.method) }),
    ...(flags.header && { headers: separated(flags.header) }),
    ...(flags.credentials && { credentials: true as const }),
  };
  let made = await translateFile(terminal.cwd, from, overrides);
  const told = remarksText(made.remarks, from, terminal);
  // With --print the policy alone is the output, so that it can be piped.
  (flags.print ? terminal.err : terminal.out)(told && `${told}\n`);
  if (made.lacksOrigins && asks) {
    const { askOrigins } = await asking();
    const production = await askOrigins(
      'Where are your pages in production?',
      'https://app.example.com',
      streams,
    );
    made = await translateFile(terminal.cwd, from, { ...overrides, production });
  }
  const isOpen = made.remarks.some(({ kind }) => kind === 'by-hand') || made.lacksOrigins;
  const lines = new Set(made.replaced.map(({ line }) => `${from}:${line}`));
  return { draft: made.draft, code: isOpen ? EXIT.FOUND : EXIT.OK, replaced: [...lines] };
}

/** As the project is written; where nothing tells, what is an ES module wherever it stands. */
function usualFormat({ isTypeScript, manifest }: Project): Format {
  if (isTypeScript) return 'ts';
  return manifest ? 'js' : 'mjs';
}

/** Sources are below tsconfig's rootDir, or tsc refuses them. Data is read where the server is started. */
const folderOf = ({ rootDir }: Project, format: Format): string => (format === 'ts' && rootDir) || '.';

const schemaFor = ({ schema }: Project, file: string): string =>
  dirname(file) === '.' || !schema.startsWith('./') ? schema : `../${schema.slice(2)}`;

function refuseUnreadable(
  { isTypeScript, manifest }: Project,
  framework: Framework | undefined,
  format: Format,
): void {
  // Node then takes every .ts for CommonJS, in which nothing can be exported as TypeScript does.
  if (format === 'ts' && !isTypeScript && manifest?.type === 'commonjs') {
    throw new CannotRun(
      'package.json says "type": "commonjs", and there is no TypeScript to compile a cors.config.ts',
      'say --format js, or mjs',
    );
  }
  if (!framework?.isBundled || (format !== 'yaml' && format !== 'toml')) return;
  throw new CannotRun(
    `${framework.title} has no file to read at run time, and bundlers know no ${format.toUpperCase()}`,
    'say --format json, or ts',
  );
}

/** Two policy files beside each other would leave everyone guessing. */
function refuseSecond(cwd: string, format: Format | undefined): void {
  const places = ['.', 'src'].flatMap((folder) => {
    const path = join(cwd, folder);
    return existsSync(path) ? readdirSync(path).map((name) => join(folder, name)) : [];
  });
  const found = places.find((path) => POLICY_FILE_NAMES.includes(path.replace(/^src[\\/]/, '')));
  if (!found) return;
  throw new CannotRun(
    `${found} is there already`,
    `look at the new one with --print${format ? ` --format ${format}` : ''}; --force writes it, and overwrites one of the same name`,
  );
}

function write(terminal: Terminal, file: string, text: string, { force }: InitFlags): void {
  const path = join(terminal.cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotRun(`${file} cannot be written: ${code}`, 'mind the permissions of the directory');
  }
}
