import type { Target, TargetValue } from './target.js';

/** The values given, each checked, over the target's own. They stand in generated files, so nothing odd gets in. */
export function readValues(
  name: string,
  { values: known = {} }: Target,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [key, value] of Object.entries(given)) {
    const takes = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!takes) {
      const names = Object.keys(known);
      const list = names.length > 0 ? `it takes ${names.join(', ')}` : 'it takes none';
      throw new TypeError(`${name} takes no value ${JSON.stringify(key)}: ${list}`);
    }
    if (typeof value !== 'string' || value.length > 512 || !takes.pattern.test(value)) {
      throw new TypeError(
        `${name} does not take ${JSON.stringify(value)} for ${key}, ${takes.about}: write it as ${JSON.stringify(takes.default)}`,
      );
    }
  }
  return {
    ...Object.fromEntries(Object.entries(known).map(([key, value]) => [key, value.default])),
    ...given,
  };
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** A name of Kubernetes (RFC 1123 label). */
export const kubernetesName = (about: string, value: string): TargetValue => ({
  about,
  default: value,
  pattern: new RegExp(`^${LABEL}$`),
});

export const hostName = (about: string, value = 'api.example.com'): TargetValue => ({
  about,
  default: value,
  pattern: new RegExp(`^(?:${LABEL}\\.)*${LABEL}$`),
});

export const portNumber = (about: string, value = '8080'): TargetValue => ({
  about,
  default: value,
  pattern: /^(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$/,
});

/** The name that what is emitted begins with, and a number behind it. */
export const numbered = (name: string, number?: number): string =>
  number === undefined ? name : `${name}-${number}`;
