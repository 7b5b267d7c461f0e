import { createRequire } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import { declareCheck } from './commands/check.js';
import { declareDoctor } from './commands/doctor.js';
import { declareEmit } from './commands/emit.js';
import { declareExplain } from './commands/explain.js';
import { declareInit } from './commands/init.js';
import { CannotRun, EXIT, type ExitCode } from './exit.js';
import { styleOf, type Terminal } from './terminal/terminal.js';
import { harmless, wrap } from './terminal/text.js';

const NO_COLOR = '--no-color';

/** What a command is declared with. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** What a command's action returns: the work, of which only the exit code is left. */
  readonly finish: (work: Promise<ExitCode>) => Promise<void>;
}

/** Runs `fullcors` with its arguments; what it ends with. Every command loads its own work when it is asked for. */
export async function run(args: readonly string[], given: Terminal): Promise<ExitCode> {
  const hasColor = given.hasColor && !args.includes(NO_COLOR);
  const terminal: Terminal = {
    ...given,
    hasColor,
    out: (text) => given.out(harmless(text, hasColor)),
    err: (text) => given.err(harmless(text, hasColor)),
  };
  let code: ExitCode = EXIT.OK;
  const program = makeProgram({
    terminal,
    finish: async (work) => {
      code = await work;
    },
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Help and version are no errors; commander has written what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.OK : EXIT.CANNOT;
    if (!(error instanceof CannotRun)) return failed(terminal, error);
    const { columns } = terminal;
    const said = [wrap(`${styleOf(terminal).red('error:')} ${error.message}`, columns)];
    if (error.fix) said.push(wrap(`fix: ${error.fix}`, columns, '  '));
    terminal.err(`${said.join('\n')}\n`);
    return EXIT.CANNOT;
  }
}

/** A fault of ours is not the user's finding: its code is 2, and not the 1 of a crash. */
function failed(terminal: Terminal, error: unknown): ExitCode {
  const stack = error instanceof Error ? error.stack : String(error);
  terminal.err(
    `${styleOf(terminal).red('error:')} this is a fault of fullcors, please report it\n${stack}\n`,
  );
  return EXIT.CANNOT;
}

function makeProgram(context: CommandContext): Command {
  const { terminal } = context;
  const style = styleOf(terminal);
  const program = new Command('fullcors')
    .description('Why is it blocked by CORS, and what to change.')
    .usage('<command> [options]')
    .option(NO_COLOR, 'write without colours, as with the variable NO_COLOR')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; also after a command')
    .helpCommand(false)
    // Else it looks for its own in what a command was given: `explain --origin -Vx` would print the version.
    .enablePositionalOptions()
    .showSuggestionAfterError(true)
    .showHelpAfterError('(--help tells what there is)')
    .exitOverride()
    .configureHelp({ styleTitle: style.bold })
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
      // Styles are ours already, and decided once.
      getOutHasColors: () => terminal.hasColor,
      getErrHasColors: () => terminal.hasColor,
    })
    .addHelpText('after', '\nExit code: 0 all is well; 1 something is wrong; 2 it could not be found out.');
  declareInit(program, context);
  declareCheck(program, context);
  declareExplain(program, context);
  declareDoctor(program, context);
  declareEmit(program, context);
  // Said once, in the program's help, and taken everywhere.
  for (const command of program.commands) command.addOption(new Option(NO_COLOR).hideHelp());
  return program;
}

/** Through package.json's `exports`, so that it is found from the sources and from what is built. */
const version = (): string =>
  (createRequire(import.meta.url)('@fullcors/cli/package.json') as { version: string }).version;
