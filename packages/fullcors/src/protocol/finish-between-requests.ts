import type { Building } from '../policy/building.js';

/** Milliseconds without a pause: half of what a request may be made to wait. */
const SLICE = 0.5;

/** Builds for half a millisecond at a time, between the events of the loop: connections are served as they come. */
export async function finishBetweenRequests<T>(building: Building<T>): Promise<T> {
  for (;;) {
    await nextTurn();
    const start = performance.now();
    do {
      const step = building.next();
      if (step.done) return step.value;
    } while (performance.now() - start < SLICE);
  }
}

/** A timer would wait a millisecond each time, where there is something better. */
const { setImmediate = (run: () => void) => setTimeout(run) } = globalThis as {
  setImmediate?: (run: () => void) => unknown;
};
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(() => resolve()));
