import { TARGETS, type TargetName } from '@fullcors/emit';
import { CannotRun } from '../exit.js';

/** Name -> value: what the files name besides the policy. Whether the target takes them is the target's to say. */
export function readSet(given: readonly string[] = []): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const each of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(each) ?? [];
    if (name === undefined || value === undefined) {
      throw new CannotRun(
        `--set ${JSON.stringify(each)} names no value`,
        'write --set name=value, such as --set host=api.example.com',
      );
    }
    if (values.has(name)) throw new CannotRun(`--set says ${name} twice`, 'say it once');
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** What a target takes by `--set`, and what each is unless it is said. */
export function valuesOf(target: TargetName): readonly { name: string; about: string; default: string }[] {
  const { values = {} }: { values?: Readonly<Record<string, { about: string; default: string }>> } =
    TARGETS[target];
  return Object.entries(values).map(([name, { about, default: own }]) => ({ name, about, default: own }));
}
