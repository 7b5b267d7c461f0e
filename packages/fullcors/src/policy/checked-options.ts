import type { CorsOptions } from './options.js';

/**
 * The options as given, with a message in place of the type of whatever can be refused at compile time: an unknown
 * option, an origin with a path, a trailing slash, upper case or no scheme, `'*'` with credentials. What is only known
 * at run time (a `string[]` from elsewhere) passes here and is validated there.
 */
export type CheckedOptions<T> = CheckedPolicyOptions<T> & {
  readonly routes?: T extends { readonly routes: infer R }
    ? { readonly [P in keyof R]: CheckedPolicyOptions<R[P]> }
    : unknown;
  readonly environments?: T extends { readonly environments: infer E }
    ? { readonly [N in keyof E]: CheckedOptions<E[N]> }
    : unknown;
};

type CheckedPolicyOptions<T> = {
  readonly [K in Exclude<keyof T, keyof CorsOptions>]: `${K & string} is not an option of fullcors`;
} & {
  readonly allowOrigins?: T extends { readonly allowOrigins: infer L }
    ? { readonly [I in keyof L]: CheckedOrigin<L[I], T> }
    : unknown;
};

type CheckedOrigin<O, T> = O extends '*'
  ? T extends { readonly dangerouslyAllowAnyOriginWithCredentials: true }
    ? O
    : T extends { readonly allowCredentials: true }
      ? "'*' with allowCredentials lets every site act as the user: list the origins"
      : O
  : O extends `${string}://${infer Authority}`
    ? Authority extends `${string}/${string}`
      ? 'an origin has no path and no trailing slash'
      : O extends Lowercase<O>
        ? O
        : 'an origin is in lower case'
    : O;
