import { type Command, Option } from 'commander';
import type { CommandContext } from '../program.js';

export interface CheckFlags {
  readonly config?: string;
  readonly env?: string;
  readonly all?: true;
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly diff?: readonly string[];
}

export function declareCheck(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('check')
    .description('find every problem of the policy file, before a browser or an attacker does')
    .option('-c, --config <file>', 'the policy file; else cors.config.* is looked for, here and further up')
    .option('-e, --env <name>', 'the environment; else CORS_ENV, NODE_ENV, production')
    .option('--all', 'every environment')
    .option('--diff <names...>', 'say in words what differs between two environments')
    .addOption(
      new Option('-f, --format <format>', 'what to print')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .action((flags: CheckFlags) =>
      finish(import('../check/check.js').then(({ check }) => check(terminal, flags))),
    );
}
