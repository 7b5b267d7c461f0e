/** What the expression for requested names says, for who reads the configuration. */
export const NAMES_ABOUT: readonly string[] = [
  'Requested names: within a bounded length, at most 16 elements of the list empty, and each of the others a name that is',
  'allowed, in any case. Its parts begin with (?=.',
];
