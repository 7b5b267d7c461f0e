/**
 * `import 'fullcors/layers'` takes into a bundle what lays options over the base: `routes`, `environments` and `CORS_*`
 * variables; without it a policy with one of them is refused and the error says so. Node, Bun and Deno have it without
 * asking.
 */
import { layers } from './policy/layers/layers.js';
import { provideLayers } from './policy/layers/provided.js';

provideLayers(layers);
