import type { Draft } from '../policy/draft.js';
import { inlined } from './inlined.js';
import { plain } from './plain.js';
import type { Surroundings } from './write.js';

export const asJson = ({ options }: Draft, { schema }: Surroundings): string =>
  `${inlined({ $schema: schema, ...(plain(options) as object) }, JSON_STYLE)}\n`;

const JSON_STYLE = {
  key: (name: string) => JSON.stringify(name),
  text: (value: string) => JSON.stringify(value),
  last: '' as const,
};
