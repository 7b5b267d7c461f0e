import type { Words } from './words.js';

/** In a bundle: what `import 'fullcors/explain'` has provided. */
export let words: Words | undefined;

export function provideWords(given: Words | undefined): void {
  words = given;
}
