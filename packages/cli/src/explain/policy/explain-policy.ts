import type { ExplainFlags } from '../../commands/explain.js';
import { policyIn } from '../../config/in-force.js';
import { loadPolicyFile } from '../../config/load.js';
import { CannotRun, EXIT, type ExitCode } from '../../exit.js';
import { readField, readMethod, readOrigin } from '../../page/read.js';
import type { Terminal } from '../../terminal/terminal.js';
import { asJson, asText } from './report.js';
import { judgePolicy } from './verdict.js';

type Flags = ExplainFlags & { readonly origin: string };

/** The browser's verdict on the policy file, before anything is deployed. */
export async function explainPolicy(terminal: Terminal, path: string, flags: Flags): Promise<ExitCode> {
  if (!path.startsWith('/')) {
    throw new CannotRun(
      `${JSON.stringify(path)} is not a path`,
      'write the path that the page asks for, such as /items/1; to ask a server that runs, there is fullcors doctor',
    );
  }
  const asked = {
    origin: readOrigin(flags.origin),
    method: readMethod(flags.method ?? 'GET'),
    fields: (flags.header ?? []).map(readField),
    credentials: flags.credentials ?? false,
    path,
  };
  const file = await loadPolicyFile(terminal.cwd, flags.config);
  const cors = policyIn(file, flags.env, terminal.env);
  const verdict = await judgePolicy(file, cors, asked);
  terminal.out(flags.format === 'json' ? asJson(verdict) : asText(verdict, terminal));
  return verdict.verdict === 'allowed' ? EXIT.OK : EXIT.FOUND;
}
