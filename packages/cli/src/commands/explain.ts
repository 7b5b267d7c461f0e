import { type Command, Option } from 'commander';
import type { CommandContext } from '../program.js';
import { repeatable } from './repeatable.js';

export interface ExplainFlags {
  readonly config?: string;
  readonly env?: string;
  readonly origin?: string;
  readonly method?: string;
  readonly header?: readonly string[];
  readonly credentials?: true;
  readonly har?: string;
  readonly format: 'text' | 'json';
}

export function declareExplain(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('explain')
    .description("a browser's verdict on the policy file; or what a console message or a HAR file means")
    .argument('[message or path]', "a message of a browser's console, or the path that a page asks for")
    .option('-o, --origin <origin>', 'where the page is, such as https://app.example.com')
    .option('-X, --method <method>', 'the method that the page uses', 'GET')
    .option(
      '-H, --header <field>',
      "a header the page sends: X-API-Key, or 'Content-Type: text/plain'; may be repeated",
      repeatable,
    )
    .option('--credentials', "with cookies, as fetch(url, { credentials: 'include' })")
    .option('-c, --config <file>', 'the policy file; else cors.config.* is looked for, here and further up')
    .option('-e, --env <name>', 'the environment; else CORS_ENV, NODE_ENV, production')
    .option('--har <file>', 'every cross-origin failure of a HAR file, as the network panel exports it')
    .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
    .action((given: string | undefined, flags: ExplainFlags) =>
      finish(import('../explain/explain.js').then(({ explain }) => explain(terminal, given, flags))),
    );
}
