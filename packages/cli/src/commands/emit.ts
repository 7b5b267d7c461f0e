import { type Command, Option } from 'commander';
import type { CommandContext } from '../program.js';
import { repeatable } from './repeatable.js';

export interface EmitFlags {
  readonly env?: string;
  readonly config?: string;
  readonly out?: string;
  readonly file?: string;
  readonly check?: true;
  readonly force?: true;
  readonly allowGaps?: true;
  readonly name?: string;
  readonly set?: readonly string[];
  readonly verify?: readonly string[];
  readonly send?: true;
  readonly timeout: string;
  readonly verbose?: true;
  readonly format: 'text' | 'json';
}

const EXAMPLES = `
Examples:
  fullcors emit
    lists the targets
  fullcors emit nginx --out proxy/
    writes the files, and says where they go
  fullcors emit nginx --out proxy/ --check
    for CI: are the files those of the policy?
  fullcors emit nginx --verify https://api.example.com/items
    does what runs there answer as the policy says?`;

export function declareEmit(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('emit')
    .description('the policy file as configuration of a proxy, gateway or cloud; and whether one answers so')
    .argument('[target]', 'nginx and so on; without one, every target is listed')
    .option('-c, --config <file>', 'the policy file; else cors.config.* is looked for, here and further up')
    .option('-e, --env <name>', 'the environment; else CORS_ENV, NODE_ENV, production')
    .option('-o, --out <dir>', 'write the files there; else they are printed')
    .option('--file <name>', 'print this one of several files')
    .option('--check', 'write nothing; exit with 1 where the files in --out are not those of the policy')
    .option('--force', 'overwrite also what fullcors has not generated')
    .option('--allow-gaps', 'emit also where the target refuses more than the policy does')
    .option('--name <name>', 'what variables and files begin with: two policies in one proxy need two')
    .option(
      '--set <name=value>',
      'a host or a service that the files name and no policy says; may be repeated',
      repeatable,
    )
    .option(
      '--verify <url>',
      'emit nothing; ask this URL, and compare its answers with the policy; may be repeated',
      repeatable,
    )
    .option('--send', 'with --verify: send the methods that may change data themselves, too')
    .option('--timeout <seconds>', 'with --verify: how long an answer may take', '10')
    .option('-v, --verbose', 'with --verify: print every row')
    .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action((target: string | undefined, flags: EmitFlags) =>
      finish(import('../emit/emit.js').then(({ emitCommand }) => emitCommand(terminal, target, flags))),
    );
}
