import type { CorsOptions, PolicyOptions } from './options.js';
import type { PEERS } from './words/peers.js';

/**
 * What a function that takes options asks for: the options as they were given or, where something in them can be
 * refused at compile time, {@link CheckedOptions} in their place, so that the compiler's message is a sentence at the
 * offending key. `T & CheckedOptions<T>` would be simpler, but a literal and a sentence intersect to `never`, and that
 * is all the message would say. Callers constrain T with `CorsOptions & object`, since an object of which no key is known
 * does not extend `CorsOptions` alone, and then it would not be inferred.
 */
export type Checked<T extends CorsOptions> = [T] extends [CheckedOptions<T>] ? T : CheckedOptions<T>;

/**
 * The options as given, with a sentence in place of the type of whatever can be refused at compile time: an unknown
 * option, an origin with a path, a trailing slash, upper case or no scheme, `'*'` with credentials. What is only known
 * at run time (a `string[]` from elsewhere) passes here and is validated there.
 */
export type CheckedOptions<T> = CheckedLayer<T, T, CorsOptions>;

/** One object of options. `InForce` is what holds where it does: itself laid over the base. */
type CheckedLayer<T, InForce, Known> = {
  readonly [K in keyof T]: K extends 'allowOrigins'
    ? CheckedOrigins<T[K], InForce>
    : K extends 'allowCredentials'
      ? CheckedCredentials<T, T[K], InForce>
      : K extends keyof Known
        ? K extends 'routes'
          ? { readonly [P in keyof T[K]]: CheckedOver<T[K][P], InForce, PolicyOptions, RouteName<P>> }
          : K extends 'environments'
            ? {
                readonly [N in keyof T[K]]: CheckedOver<
                  T[K][N],
                  InForce,
                  Omit<CorsOptions, 'environments' | '$schema'>
                >;
              }
            : T[K]
        : UnknownOption<K>;
};

/** A route or an environment: it replaces the base's options, key by key. */
type CheckedOver<T, Base, Known, Name = unknown> = Name extends string
  ? Name
  : CheckedLayer<T, Omit<Base, keyof T> & T, Known>;

type RouteName<P> = P extends string
  ? P extends `/${string}`
    ? unknown
    : `a route begins with a slash: write '/${P}'`
  : unknown;

/** Every origin in its place, or the sentence that refuses it. */
type CheckedOrigins<L, InForce> = L extends readonly unknown[]
  ? { readonly [I in keyof L]: CheckedOrigin<L[I], InForce> }
  : L;

type CheckedOrigin<O, InForce> = O extends string
  ? string extends O
    ? O
    : O extends '*'
      ? AnyWithCredentials<InForce> extends true
        ? "'*' with allowCredentials lets every site act as the signed-in user: list the origins"
        : O
      : O extends 'null'
        ? Says<InForce, 'dangerouslyAllowNullOrigin'> extends true
          ? O
          : "any page can send the origin 'null': remove it, or say dangerouslyAllowNullOrigin"
        : CheckedSpelling<O>
  : O;

type CheckedSpelling<O extends string> = O extends `${infer Scheme}://${infer Rest}`
  ? Rest extends `${infer Authority}/${string}`
    ? `an origin has no path and no trailing slash: write '${Lowercase<`${Scheme}://${Authority}`>}'`
    : O extends Lowercase<O>
      ? O
      : `an origin is in lower case: write '${Lowercase<O>}'`
  : `an origin begins with its scheme: write '${SchemeFor<O>}://${Lowercase<O>}'`;

type SchemeFor<O extends string> = O extends `localhost${string}` | `127.0.0.1${string}` ? 'http' : 'https';

/** Where `'*'` is the base's, the credentials that a route or an environment adds are what is refused. */
type CheckedCredentials<T, C, InForce> = T extends { readonly allowOrigins: unknown }
  ? C
  : InForce extends { readonly allowOrigins: infer L extends readonly unknown[] }
    ? '*' extends L[number]
      ? string extends L[number]
        ? C
        : AnyWithCredentials<InForce> extends true
          ? "allowCredentials with the base's '*' lets every site act as the signed-in user: list the origins here"
          : C
      : C
    : C;

type AnyWithCredentials<InForce> =
  Says<InForce, 'dangerouslyAllowAnyOriginWithCredentials'> extends true
    ? false
    : Says<InForce, 'allowCredentials'>;

type Says<InForce, Name extends keyof PolicyOptions> = InForce extends { readonly [N in Name]: true }
  ? true
  : false;

type UnknownOption<K> = K extends keyof CorsOptions
  ? `${K} has no meaning here: move it to the base`
  : K extends keyof typeof PEERS
    ? (typeof PEERS)[K] extends ''
      ? `${K} is not an option of fullcors: remove it, there is nothing to choose here`
      : `${K} is not an option of fullcors: did you mean ${(typeof PEERS)[K]}?`
    : K extends string
      ? `${K}s` extends keyof CorsOptions
        ? `${K} is not an option of fullcors: did you mean ${K}s?`
        : `${K} is not an option of fullcors`
      : never;
