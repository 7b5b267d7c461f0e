/**
 * A flag that may be given several times, one value each. The road not taken is commander's `<field...>`, which also takes
 * the URL that comes after it for one more header.
 */
export const repeatable = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];
