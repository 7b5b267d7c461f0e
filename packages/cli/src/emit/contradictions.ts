import type { EmitFlags } from '../commands/emit.js';
import { CannotRun } from '../exit.js';

/** What cannot be said together, and what says nothing alone. */
export function refuseContradictions(target: string | undefined, flags: EmitFlags): void {
  const { out, check, force, file, verify } = flags;
  const refuse = (message: string, fix: string): never => {
    throw new CannotRun(message, fix);
  };
  if (verify) {
    const other = [
      ['--out', out],
      ['--check', check],
      ['--force', force],
      ['--file', file],
    ].find(([, said]) => said !== undefined);
    if (other)
      refuse(`${other[0]} and --verify cannot be said together`, '--verify writes nothing: say one of them');
    return;
  }
  if (flags.send) refuse('--send is for --verify', 'leave it out, or say --verify <url>');
  if (flags.verbose) refuse('--verbose is for --verify', 'leave it out, or say --verify <url>');
  if (target === undefined) {
    if (out !== undefined || check || file !== undefined) {
      refuse('which target is to be emitted?', 'write fullcors emit <target>; fullcors emit lists them');
    }
    return;
  }
  if (check && out === undefined) {
    refuse('--check compares with files, and nothing says where they are', 'add --out <dir>');
  }
  if (check && force) refuse('--check writes nothing, so there is nothing to force', 'say one of them');
  if (force && out === undefined) refuse('--force overwrites files', 'add --out <dir>, or leave it out');
  if (file !== undefined && out !== undefined) {
    refuse('--file prints, --out writes', 'say one of them');
  }
}
