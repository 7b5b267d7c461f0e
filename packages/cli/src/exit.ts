/**
 * What the command ends with. 0: nothing is wrong, or a browser would allow it. 1: something is wrong, or it would not. 2:
 * that could not be found out.
 */
export const EXIT = { OK: 0, FOUND: 1, CANNOT: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What keeps a command from doing its work: said in one clear line, and 2. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
  /** What to do, in one sentence without its full stop. */
  readonly fix: string | undefined;

  constructor(message: string, fix?: string) {
    super(message);
    this.fix = fix;
  }
}
