import { type Command, Option } from 'commander';
import type { CommandContext } from '../program.js';

export interface InitFlags {
  readonly from?: string;
  readonly format?: 'ts' | 'js' | 'mjs' | 'json' | 'yaml' | 'toml';
  readonly framework?: string;
  readonly origin?: readonly string[];
  readonly method?: readonly string[];
  readonly header?: readonly string[];
  readonly credentials?: boolean;
  readonly yes?: true;
  readonly force?: true;
  readonly print?: true;
}

export function declareInit(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('init')
    .description('write a policy file: asked for, said by flags, or translated from what you have')
    .option('--from <file>', 'a file with cors(), @fastify/cors or CORSMiddleware: translate its options')
    .option('--framework <name>', 'express, fastify, koa, hono, node or fetch; else package.json tells')
    .option('-o, --origin <origin...>', 'where the pages are in production')
    .option('-X, --method <method...>', 'the methods that they use besides GET, HEAD and POST')
    .option('-H, --header <name...>', 'the headers that they send')
    .option('--credentials', 'with cookies')
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'overwrite a policy file that is there')
    .option('--print', 'print it instead of writing it')
    .addOption(
      new Option('-f, --format <format>', 'how to write it; else ts where there is a tsconfig.json').choices([
        'ts',
        'js',
        'mjs',
        'json',
        'yaml',
        'toml',
      ]),
    )
    .action((flags: InitFlags) =>
      finish(import('../init/init.js').then(({ init }) => init(terminal, flags))),
    );
}
