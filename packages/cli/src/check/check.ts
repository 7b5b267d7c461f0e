import type { CheckFlags } from '../commands/check.js';
import { environmentOf, environmentsOf } from '../config/in-force.js';
import { loadPolicyFile } from '../config/load.js';
import type { PolicyFile } from '../config/policy-file.js';
import { CannotRun, EXIT, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { wrap } from '../terminal/text.js';
import { differencesOf } from './diff.js';
import { findingsOf } from './findings.js';
import type { Report } from './report.js';

/** `fullcors check`: every problem of the policy file. */
export async function check(terminal: Terminal, flags: CheckFlags): Promise<ExitCode> {
  refuseContradictions(flags);
  const file = await loadPolicyFile(terminal.cwd, flags.config);
  if (flags.diff) return diff(terminal, file, flags.diff);
  const environments = flags.all ? environmentsOf(file) : [environmentOf(flags.env, terminal.env)];
  const report = { file, environments, ...findingsOf(file, environments) };
  terminal.out(await written(report, terminal, flags.format));
  return report.findings.some(({ severity }) => severity === 'error') ? EXIT.FOUND : EXIT.OK;
}

function refuseContradictions({ all, env, diff, format }: CheckFlags): void {
  if (all && env !== undefined)
    throw new CannotRun('--all and --env cannot be said together', 'say one of them');
  if (!diff) return;
  if (diff.length !== 2) {
    throw new CannotRun(
      `--diff compares two environments, not ${diff.length}`,
      'write --diff staging production',
    );
  }
  if (all || env !== undefined) {
    throw new CannotRun('--diff names its environments itself', 'leave --env and --all out');
  }
  if (format !== 'text') throw new CannotRun('--diff is written as text only', 'leave --format out');
}

/** Each format's code is loaded when it is asked for. */
async function written(report: Report, terminal: Terminal, format: CheckFlags['format']): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('./formats/json.js')).asJson(report);
    case 'sarif':
      return (await import('./formats/sarif.js')).asSarif(report);
    case 'github':
      return (await import('./formats/github.js')).asGithub(report);
    default:
      return (await import('./formats/text.js')).asText(report, terminal);
  }
}

function diff(terminal: Terminal, file: PolicyFile, names: readonly string[]): ExitCode {
  const [a = '', b = ''] = names;
  const sentences = differencesOf(file, a, b);
  const text =
    sentences.length === 0
      ? [`${a} and ${b} answer alike.`]
      : sentences.map((sentence) => `- ${wrap(sentence, terminal.columns, '  ').trimStart()}`);
  terminal.out(`${text.join('\n')}\n`);
  return EXIT.OK;
}
