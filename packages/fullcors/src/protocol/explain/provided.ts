import type { Explainer } from './explainer.js';

/** In a bundle: what `import 'fullcors/explain'` has provided. */
export let explainer: Explainer | undefined;

export function provideExplainer(given: Explainer | undefined): void {
  explainer = given;
}
