import { type Command, Option } from 'commander';
import type { CommandContext } from '../program.js';
import { repeatable } from './repeatable.js';

/** In the order in which they are offered. */
export const FORMATS = ['ts', 'js', 'mjs', 'json', 'yaml', 'toml'] as const;
export type Format = (typeof FORMATS)[number];

export interface InitFlags {
  readonly from?: string;
  readonly origin?: readonly string[];
  readonly stagingOrigin?: readonly string[];
  readonly devOrigin?: readonly string[];
  readonly method?: readonly string[];
  readonly header?: readonly string[];
  readonly credentials?: true;
  readonly framework?: string;
  readonly format?: Format;
  readonly yes?: true;
  readonly force?: true;
  readonly print?: true;
}

export function declareInit(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('init')
    .description('write a policy file: asked for, said by flags, or translated from what you have')
    .option(
      '--from <file>',
      'translate what a file says: cors(), @fastify/cors, @koa/cors, hono/cors, CORSMiddleware of FastAPI',
    )
    .option(
      '-o, --origin <origin>',
      'where the pages are in production, such as https://app.example.com; may be repeated',
      repeatable,
    )
    .option('--staging-origin <origin>', 'where they are in staging; may be repeated', repeatable)
    .option(
      '--dev-origin <origin>',
      'where they are in development; else http://localhost:*; may be repeated',
      repeatable,
    )
    .option(
      '-X, --method <method>',
      'a method they use besides GET, HEAD and POST; may be repeated',
      repeatable,
    )
    .option('-H, --header <name>', 'a header they send, such as X-API-Key; may be repeated', repeatable)
    .option('--credentials', "with cookies, as fetch(url, { credentials: 'include' })")
    .option(
      '--framework <name>',
      'express, fastify, koa, hono, node, fetch, next or workers; else package.json tells',
    )
    .addOption(
      new Option('-f, --format <format>', 'how to write it; else as the project is written').choices(FORMATS),
    )
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'overwrite the policy file that is there')
    .option('--print', 'print it, and write nothing')
    .action((flags: InitFlags) =>
      finish(import('../init/init.js').then(({ init }) => init(terminal, flags))),
    );
}
