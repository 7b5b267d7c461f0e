/**
 * `import 'fullcors/explain'` takes the words into a bundle: what every problem of a policy says, `explain`, and the
 * reasons that `debug` answers with. Node, Bun and Deno have them without asking.
 */
import { provideWords } from './policy/words/provided.js';
import { words } from './policy/words/words.js';
import { explainer } from './protocol/explain/explainer.js';
import { provideExplainer } from './protocol/explain/provided.js';

provideWords(words);
provideExplainer(explainer);
