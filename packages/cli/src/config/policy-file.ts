import type { CorsOptions } from 'fullcors';

/** Where something stands in a file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A policy file, read. Nothing of it has been validated but that it is one object. */
export interface PolicyFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the working directory, for people. */
  readonly shown: string;
  /** What it says: `cors.config.ts`'s default export, the object in JSON, YAML or TOML. */
  readonly options: CorsOptions;
  /**
   * Where a key path stands, written as in `Problem.path`: `environments.production.allowOrigins[0]`,
   * `routes["/a"].maxAge`. Of what does not stand there by itself (spread, computed, defaulted), the nearest thing around
   * it that does; undefined where not even that is known.
   */
  readonly locate: (keyPath: string) => Place | undefined;
}

/** The names that are looked for, in this order, here and further up. */
export const POLICY_FILE_NAMES = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'yaml', 'yml', 'toml'].map(
  (extension) => `cors.config.${extension}`,
);
