/**
 * `import 'fullcors/origin-regex'` takes into a bundle what `allowOriginRegex` needs; without it such a policy is refused
 * and the error says so. Node, Bun and Deno have it without asking.
 */
import { provideRegex } from './policy/origin-regex/provided.js';
import { readRegex } from './policy/origin-regex/read-regex.js';

provideRegex(readRegex);
