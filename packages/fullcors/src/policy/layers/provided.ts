import type { Layers } from './layers.js';

/** In a bundle: what `import 'fullcors/layers'` has provided. */
export let layers: Layers | undefined;

export function provideLayers(given: Layers | undefined): void {
  layers = given;
}
