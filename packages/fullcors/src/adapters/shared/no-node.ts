import type * as onNode from './node-answer.js';

// In a bundle for a worker there is no raw response to hold a ruling on.
export const asRuler: typeof onNode.asRuler | undefined = undefined;
export const holdRuling: typeof onNode.holdRuling | undefined = undefined;
