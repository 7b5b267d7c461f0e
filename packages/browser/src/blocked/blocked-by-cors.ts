import type { HttpExchange } from '../fetch-standard/fetch-params.js';
import { describeExchange } from './describe-exchange.js';
import { type BlockedFacts, fixOf, whyOf } from './explanations.js';
import type { BlockedReason, Stage } from './reasons.js';

/**
 * What a page's fetch rejects with where the browser keeps the response from it. In a browser it is a bare TypeError;
 * here it says why.
 */
export class BlockedByCors extends TypeError {
  override readonly name = 'BlockedByCors';
  /** Stable, for tests and tools. */
  declare readonly reason: BlockedReason;
  /** Whether the answer to the preflight or to the request itself decided. */
  declare readonly stage: Stage;
  /** Why, in one sentence. */
  declare readonly why: string;
  /** What to change on the server, or in the page, in one sentence. */
  declare readonly fix: string;
  /** Everything that went over the wire, heads only, in order. */
  declare readonly exchange: readonly HttpExchange[];
  /** The facts that the sentences are made of. */
  declare readonly facts: BlockedFacts;

  constructor(facts: BlockedFacts, exchange: readonly HttpExchange[], cause?: unknown) {
    const why = whyOf(facts);
    const fix = fixOf(facts);
    super(
      `${facts.reason} (${facts.stage}): ${why}\n  fix: ${fix}\n${exchange.map(describeExchange).join('\n')}`,
      cause === undefined ? undefined : { cause },
    );
    // Not enumerable: Node prints enumerable properties below the message, which has said it all.
    const { reason, stage } = facts;
    for (const [name, value] of Object.entries({ reason, stage, why, fix, exchange, facts })) {
      Object.defineProperty(this, name, { value });
    }
  }
}
