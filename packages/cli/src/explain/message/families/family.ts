/**
 * What people paste besides what the engines were seen to print for a block: what a script sees of it, older wordings,
 * and what looks like CORS and is none. The first that fits counts, so what says more stands further up.
 */
export interface Family {
  /** Stable. */
  readonly code: string;
  readonly pattern: RegExp;
  readonly isCors: boolean;
  /** It says that something failed, and not what. */
  readonly isVague?: true;
  /** What happened, in one sentence. */
  readonly what: string;
  /** What comes of it or why, in one or two sentences. */
  readonly why: string;
  /** What to do, in one sentence without its full stop. */
  readonly fix: string;
}
