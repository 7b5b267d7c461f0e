/**
 * `import 'fullcors/public-suffix'` takes the public-suffix data into a bundle. Only needed where modules cannot be
 * loaded on demand (Workers, a bundled server), and only by a policy with both credentials and `*.` patterns; without
 * it such a policy is refused and the error says so.
 */
import { parse } from 'tldts';
import { providePublicSuffixData } from './policy/public-suffix.js';

providePublicSuffixData(parse);
