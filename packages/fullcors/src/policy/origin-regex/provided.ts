import type { ReadRegex } from './read-regex.js';

/** In a bundle: what `import 'fullcors/origin-regex'` has provided. */
export let readRegex: ReadRegex | undefined;

export function provideRegex(given: ReadRegex | undefined): void {
  readRegex = given;
}
