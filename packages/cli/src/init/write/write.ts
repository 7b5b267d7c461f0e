import type { Format } from '../../commands/init.js';
import type { Draft } from '../policy/draft.js';

/** What a file has to know of the project around it. */
export interface Surroundings {
  /** Whether a `.js` file is an ES module. */
  readonly isModule: boolean;
  /** The schema, from where the file will be. */
  readonly schema: string;
  /** What has to be imported first, where the server is bundled: `fullcors/layers`. */
  readonly parts: readonly string[];
}

/** The text of a policy file. */
export async function writePolicy(draft: Draft, format: Format, around: Surroundings): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('./json.js')).asJson(draft, around);
    case 'yaml':
      return (await import('./yaml.js')).asYaml(draft, around);
    case 'toml':
      return (await import('./toml.js')).asToml(draft, around);
    default:
      return (await import('./script.js')).asScript(draft, format, around);
  }
}
