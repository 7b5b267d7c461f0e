import { type Command, Option } from 'commander';
import type { CommandContext } from '../program.js';
import { repeatable } from './repeatable.js';

export interface DoctorFlags {
  readonly origin?: string;
  readonly method: string;
  readonly header?: readonly string[];
  readonly credentials?: true;
  readonly data?: string;
  readonly send?: true;
  readonly read?: readonly string[];
  readonly engine: 'standard' | 'chromium' | 'firefox' | 'webkit';
  readonly config?: string;
  readonly env?: string;
  readonly timeout: string;
  readonly verbose?: true;
  readonly format: 'text' | 'json' | 'markdown';
}

export function declareDoctor(program: Command, { terminal, finish }: CommandContext): void {
  program
    .command('doctor')
    .description('ask a running server what a browser would ask it, and find what is wrong')
    .argument(
      '<url>',
      'what the page fetches; or the message of its console, or a .har file: they are explained',
    )
    .option('-o, --origin <origin>', 'where the page is, such as https://app.example.com')
    .option('-X, --method <method>', 'the method that the page uses', 'GET')
    .option(
      '-H, --header <field>',
      "a header the page sends: X-API-Key, or 'Content-Type: text/plain'; may be repeated",
      repeatable,
    )
    .option('--credentials', "with cookies, as fetch(url, { credentials: 'include' })")
    .option('-d, --data <text>', 'the body that the page sends')
    .option('--send', 'send the request itself also where it may change data: POST, PUT, PATCH, DELETE ...')
    .option(
      '--read <name>',
      'a response header that the page reads, such as X-Total-Count; may be repeated',
      repeatable,
    )
    .addOption(
      new Option('--engine <name>', 'whose judgement is asked where browsers differ')
        .choices(['standard', 'chromium', 'firefox', 'webkit'])
        .default('standard'),
    )
    .option('-c, --config <file>', 'compare what is answered with this policy file')
    .option('-e, --env <name>', 'its environment; else CORS_ENV, NODE_ENV, production')
    .option('--timeout <seconds>', 'how long an answer may take', '10')
    .option('-v, --verbose', 'print every request and its answer')
    .addOption(
      new Option('-f, --format <format>', 'what to print')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .action((given: string, flags: DoctorFlags) =>
      finish(import('../doctor/doctor.js').then(({ doctor }) => doctor(terminal, given, flags))),
    );
}
