import type { ExplainFlags } from '../commands/explain.js';
import { CannotRun, type ExitCode } from '../exit.js';
import type { Terminal } from '../terminal/terminal.js';

/** `fullcors explain`: three questions, told apart by what is given. Each one's code is loaded when it is asked. */
export async function explain(
  terminal: Terminal,
  given: string | undefined,
  flags: ExplainFlags,
): Promise<ExitCode> {
  if (flags.har !== undefined) {
    if (given !== undefined || flags.origin !== undefined) {
      throw new CannotRun('--har has its requests itself', 'leave the message, the path and --origin out');
    }
    return (await import('./har/explain-har.js')).explainHar(
      terminal,
      flags.har,
      flags.format,
      flags.credentials,
    );
  }
  if (flags.origin !== undefined) {
    return (await import('./policy/explain-policy.js')).explainPolicy(terminal, given ?? '/', {
      ...flags,
      origin: flags.origin,
    });
  }
  if (given !== undefined && !given.startsWith('/')) {
    const { explainMessage, readStdin } = await import('./message/explain-message.js');
    return explainMessage(terminal, given === '-' ? await readStdin() : given, flags.format);
  }
  throw new CannotRun(
    given === undefined
      ? 'what is to be explained?'
      : `who asks for ${given}? CORS depends on where the page is`,
    given === undefined
      ? "paste the console's message in quotes; or say --origin https://app.example.com, or --har file.har"
      : 'add --origin https://app.example.com',
  );
}
