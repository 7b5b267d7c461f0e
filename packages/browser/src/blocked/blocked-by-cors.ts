import type { BlockedReason, Stage } from '../fetch-standard/blocked-reasons.js';
import type { HttpExchange } from '../fetch-standard/fetch-params.js';
import { type HeaderList, valuesOf } from '../fetch-standard/header-list.js';
import { consoleMessages } from './console-messages.js';
import { describeExchange } from './describe-exchange.js';
import { type BlockedFacts, fixOf, whyOf } from './explanations.js';
import type { MessageEngine, MessageFacts } from './message-facts.js';

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

  /**
   * The lines that each engine writes into its console for this, as captured from the real ones; Safari's are WebKit's.
   * Empty where an engine writes nothing.
   */
  get consoleMessages(): Record<MessageEngine, readonly string[]> {
    return consoleMessages(messageFacts(this));
  }

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

/** What the wording of a console depends on besides. */
function messageFacts({ facts, exchange, cause }: BlockedByCors): MessageFacts {
  const { status, headers = [] } = exchange.at(-1)?.response ?? {};
  return { ...facts, status, detail: detailOf(facts, headers, cause) };
}

function detailOf({ reason }: BlockedFacts, headers: HeaderList, cause: unknown): string | undefined {
  if (reason === 'allow-origin-multiple') {
    return valuesOf(headers, 'Access-Control-Allow-Origin').length > 1 ? 'lines' : 'list';
  }
  if (reason !== 'no-answer') return undefined;
  const { code } = (cause ?? {}) as { code?: unknown };
  return code === 'ECONNREFUSED' ? 'refused' : code === 'ENOTFOUND' ? 'unknown-host' : 'closed';
}
