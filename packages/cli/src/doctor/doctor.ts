import type { DoctorFlags } from '../commands/doctor.js';
import { EXIT, type ExitCode } from '../exit.js';
import { startSpinner } from '../terminal/spinner.js';
import type { Terminal } from '../terminal/terminal.js';
import { readAsked } from './asked.js';
import { type Comparison, type Examination, examine } from './examine.js';
import { jsonReport } from './report/json.js';
import { markdownReport } from './report/markdown.js';
import { textReport } from './report/text.js';

/** `fullcors doctor`: asks a running server what a browser would ask it. */
export async function doctor(terminal: Terminal, given: string, flags: DoctorFlags): Promise<ExitCode> {
  const instead = await explained(terminal, given, flags);
  if (instead !== undefined) return instead;
  const asked = readAsked(given, flags);
  const comparison = await readComparison(terminal, flags);
  const progress = flags.format === 'text' ? await startSpinner(terminal, asked.url.host) : undefined;
  let examination: Examination;
  try {
    examination = await examine(asked, comparison, progress?.tick, terminal.env);
  } finally {
    progress?.stop();
  }
  terminal.out(
    flags.format === 'json'
      ? jsonReport(examination)
      : flags.format === 'markdown'
        ? markdownReport(examination)
        : textReport(examination, terminal, flags.verbose ?? false),
  );
  return exitCodeOf(examination);
}

/**
 * Who has a console message or a HAR file at hand instead of a URL is told what it means, and what to run next: nothing is
 * sent to a URL that stood in a text.
 */
async function explained(
  terminal: Terminal,
  given: string,
  flags: DoctorFlags,
): Promise<ExitCode | undefined> {
  if (/^https?:\/\//i.test(given)) return undefined;
  const format = flags.format === 'json' ? 'json' : 'text';
  if (/\.har$/i.test(given)) {
    return (await import('../explain/har/explain-har.js')).explainHar(terminal, given, format);
  }
  const { explainMessage, isMessage, readStdin } = await import('../explain/message/explain-message.js');
  if (given === '-') return explainMessage(terminal, await readStdin(), format);
  return isMessage(given) ? explainMessage(terminal, given, format) : undefined;
}

/** 0 only where a browser would allow it, and the policy file, if there is one, says the same. */
function exitCodeOf({ verdict, findings }: Examination): ExitCode {
  if (verdict === 'unknown') return EXIT.CANNOT;
  const differs = findings.some(({ code }) => code === 'differs-from-policy');
  return verdict === 'allowed' && !differs ? EXIT.OK : EXIT.FOUND;
}

async function readComparison({ cwd, env }: Terminal, flags: DoctorFlags): Promise<Comparison | undefined> {
  if (flags.config === undefined) return undefined;
  const [{ loadPolicyFile }, { policyIn }] = await Promise.all([
    import('../config/load.js'),
    import('../config/in-force.js'),
  ]);
  const file = await loadPolicyFile(cwd, flags.config);
  const cors = policyIn(file, flags.env, env);
  return { cors, where: `${file.shown} (${cors.policy.environment})` };
}
