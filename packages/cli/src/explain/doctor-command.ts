import type { Terminal } from '../terminal/terminal.js';
import { shellWord } from '../terminal/text.js';

/** What a refusal names, for asking again. */
export interface DoctorFacts {
  readonly url: string;
  readonly origin: string;
  readonly method?: string | undefined;
  /** The header or the method that was refused. */
  readonly subject?: string | undefined;
  /** The names of all that the page sends. */
  readonly headers?: readonly string[];
  readonly credentials?: boolean;
}

/** `fullcors doctor ...`, ready to be copied. */
export function doctorCommand(
  reason: string,
  { url, origin, method, subject, headers = [], credentials = false }: DoctorFacts,
): string {
  const asked = reason === 'method-not-allowed' ? (subject ?? method) : method;
  const flags = [
    ...(asked && asked !== 'GET' ? ['--method', asked] : []),
    ...(reason === 'header-not-allowed' && subject ? ['--header', subject] : []),
    ...headers.flatMap((name) => ['--header', name]),
    ...(credentials || reason.includes('credentials') ? ['--credentials'] : []),
  ];
  return ['fullcors', 'doctor', url, '--origin', origin, ...flags].map(shellWord).join(' ');
}

/** The command as it can be typed where this one was: by npx, what is not installed. */
export const asTyped = (command: string, env: Terminal['env']): string =>
  env['npm_command'] === 'exec' ? command.replace(/^fullcors\b/, 'npx @fullcors/cli') : command;
