import { stringify } from 'yaml';
import type { Rules } from '../../rules/rules.js';

/** The first line of what is generated, where the language has comments. */
export const generated = ({ environment }: Rules, target: string): string =>
  `Generated from the CORS policy for ${environment} by fullcors emit ${target}. Change the policy, not this file.`;

/**
 * YAML documents. Kubernetes and others read YAML 1.1, where `on`, `y` and `1:20` are no strings: such are quoted.
 * Nothing is folded and nothing is an alias.
 */
export function yamlFile(comment: string, documents: readonly object[]): string {
  const texts = documents.map((document) =>
    stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }),
  );
  return `# ${comment}\n${texts.join('---\n')}`;
}

export const jsonFile = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
