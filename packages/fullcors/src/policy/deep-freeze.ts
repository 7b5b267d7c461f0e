/** Freezes a value to its depth, and returns it. */
export function deepFreeze<T>(value: T): T {
  // What is no object is frozen.
  if (!Object.isFrozen(value)) {
    for (const part of Object.values(Object.freeze(value) as object)) deepFreeze(part);
  }
  return value;
}
