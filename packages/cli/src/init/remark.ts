import type { Place } from '../config/policy-file.js';

/**
 * What is told of a configuration that is read. `unsafe`: it let in whom it should not; that is not carried over. `dead`:
 * it was said and did nothing; left out. `changed`: it is said in another way now, or is narrower. `by-hand`: it cannot
 * be read from the file, and nobody is allowed by it until someone says what it is.
 */
export type RemarkKind = 'unsafe' | 'by-hand' | 'dead' | 'changed';

export interface Remark {
  readonly kind: RemarkKind;
  /** In the file that is read. */
  readonly place: Place | undefined;
  /** What is so, and why it matters: whole sentences. */
  readonly message: string;
  /** What to do, in one sentence without its full stop; undefined where nothing has to be done. */
  readonly fix?: string;
}
