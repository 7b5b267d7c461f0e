import { stringify } from 'yaml';
import type { Rules } from '../../rules/rules.js';
import type { TargetName } from '../index.js';
import { heading } from '../shared/heading.js';

/** What is generated says so in its first lines, or where the language has no comments in a field for such. */
export const generated = (rules: Rules, target: TargetName, about: string): string =>
  heading(target, rules, [about]).join(' ');

/** The same as lines behind a number sign. */
export const commented = (rules: Rules, target: TargetName, about: string): string =>
  heading(target, rules, [about])
    .map((line) => `# ${line}\n`)
    .join('');

/**
 * YAML documents. Kubernetes and others read YAML 1.1, where `on`, `y` and `1:20` are no strings: such are quoted.
 * Nothing is folded and nothing is an alias.
 */
export function yamlFile(
  rules: Rules,
  target: TargetName,
  about: string,
  documents: readonly object[],
): string {
  const comment = commented(rules, target, about);
  const texts = documents.map((document) =>
    stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }),
  );
  return `${comment}${texts.join('---\n')}`;
}

export const jsonFile = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
