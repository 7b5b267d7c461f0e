import type { Policy } from 'fullcors';
import type { Gap } from '../gaps.js';
import type { Rules } from '../rules/rules.js';

/** A file that the target reads. */
export interface EmittedFile {
  /** Relative, such as `cors-http.conf`. */
  readonly path: string;
  readonly text: string;
  /** Where it is included, and what has to stand around it, in one sentence or two. */
  readonly about: string;
}

/** What a target makes of the rules: files, and everything that they do not say. */
export interface Draft {
  readonly files: readonly EmittedFile[];
  readonly gaps: readonly Gap[];
}

/** One engine that answers CORS. A target is one folder, and one line in `index.ts`. */
export interface Target {
  /** In one line, for `fullcors emit` without a target. */
  readonly title: string;
  /** Rules -> files. Never throws for what it cannot say: that is a gap. */
  draft(rules: Rules, asked: Asked): Draft;
}

/** What is asked for besides the rules. */
export interface Asked {
  /**
   * What everything that is made is named by, so that two policies do not get into each other's way: a letter, then
   * letters and digits, in lower case.
   */
  readonly name: string;
  /** For targets that run the runtime. */
  readonly policy: Policy;
}
