/**
 * Something that is built with pauses, where it can take long: requests can be answered meanwhile. The road not taken is a
 * thread: to give it a million origins, and to get them back, takes as long as to build with them.
 */
export type Building<T> = Generator<undefined, T, undefined>;

/** Builds without a pause. */
export function finish<T>(building: Building<T>): T {
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
  }
}
