import { isLoopback, partsOf } from '../../../check/lints/hosts.js';
import type { Kind, Value } from '../value.js';
import { problemsOf } from './problems.js';
import { escapedDots, translateRegex } from './regex.js';
import type { Reading } from './said.js';

/** Where the origins that are read hold. */
export type Where = 'everywhere' | 'production' | 'development';

/** Who is allowed, gathered. */
export interface Gathered {
  readonly production: Set<string>;
  readonly staging: Set<string>;
  readonly development: Set<string>;
  readonly regex: { readonly production: RegExp[]; readonly development: RegExp[] };
  /** `sent`: as `*`; `reflected`: every origin is sent back as allowed. */
  any: 'sent' | 'reflected' | undefined;
}

/** Names of hosts that are another environment's, as people give them. */
const STAGING = /(^|[.-])(staging|stage|stg|preprod|uat)\d*([.-]|$)/;

/** Puts each origin and each expression where it holds, or tells why it is left out. */
export class Places {
  readonly #reading: Reading;
  readonly #into: Gathered;
  readonly #credentials: boolean;

  constructor(reading: Reading, into: Gathered, credentials: boolean) {
    this.#reading = reading;
    this.#into = into;
    this.#credentials = credentials;
  }

  literal(value: Kind<'text'>, where: Where): void {
    const { dialect, remark } = this.#reading;
    const name = dialect.names.origin;
    const origin = value.value;
    const [problem] = problemsOf({ allowOrigins: [origin], allowCredentials: this.#credentials });
    if (origin.includes('*')) {
      remark(
        'dead',
        value.place,
        `${name}: ${dialect.title} takes '${origin}' as it is written, so it has matched no origin: left out.`,
        problem ? problem.fix : `if it is meant, add it to allowOrigins, where '*' is a wildcard`,
      );
      return;
    }
    if (problem?.code === 'origin-invalid') {
      remark(
        'dead',
        value.place,
        `${name}: '${origin}' is no origin as browsers send it, so it has matched nobody: left out.`,
        `${problem.fix}, if it is meant`,
      );
      return;
    }
    if (problem) {
      const fix = problem.fix.split('; or, knowing')[0] as string;
      remark('unsafe', value.place, `${name}: ${problem.message}. Left out.`, fix);
      return;
    }
    this.sound(origin, where, value);
  }

  /** An origin or a pattern with nothing wrong: it goes to its environment. */
  sound(origin: string, where: Where, value: Pick<Value, 'place'>): void {
    const { dialect, remark } = this.#reading;
    const { production, staging, development } = this.#into;
    const { scheme = '', host = '' } = partsOf(origin) ?? {};
    const isWeb = scheme === 'http' || scheme === 'https';
    if (isWeb && isLoopback(host)) {
      development.add(origin);
      if (where !== 'development') {
        remark(
          'changed',
          value.place,
          `${origin} is a developer's own machine: allowed in development, no longer in production.`,
        );
      }
    } else if (scheme === 'http') {
      remark(
        'unsafe',
        value.place,
        `${dialect.names.origin}: '${origin}' is plain http: anyone on the user's network can put a page there. Left out.`,
        `write 'https${origin.slice(4)}'`,
      );
    } else if (where === 'development') development.add(origin);
    else {
      production.add(origin);
      if (!STAGING.test(host)) return;
      staging.add(origin);
      remark(
        'changed',
        value.place,
        `${origin} looks like staging's. It has an environment of its own now, and stays allowed in production so that nothing breaks.`,
        'set CORS_ENV=staging there, then take it off the list of production',
      );
    }
  }

  regex(value: Kind<'regex'>, where: Where, isWhole: boolean): void {
    const { dialect, remark } = this.#reading;
    const name = isWhole ? (dialect.names.regex as string) : dialect.names.origin;
    const { source, flags } = value;
    const shown = `/${source}/${flags}`;
    const { patterns, regex, holes, refused } = translateRegex({ source, flags, isWhole }, this.#credentials);
    this.#tellHoles(`${name}: ${shown}`, holes, value);
    if (/[gy]/.test(flags)) {
      const why = `${name}: with the flag ${flags.replace(/[^gy]/g, '')}, ${shown} has refused every second request. Now it allows all of them.`;
      remark('changed', value.place, why);
    }
    if (patterns.length > 0) {
      const sound = patterns.filter((pattern) => {
        const [problem] = problemsOf({ allowOrigins: [pattern], allowCredentials: this.#credentials });
        if (problem)
          remark(
            'unsafe',
            value.place,
            `${name}: ${problem.message}. Left out.`,
            problem.fix.split('; or, knowing')[0],
          );
        return !problem;
      });
      if (sound.length > 0)
        remark('changed', value.place, `${name}: ${shown} is written as ${sound.join(' and ')}.`);
      for (const pattern of sound) this.sound(pattern, where, value);
    } else if (regex) {
      const isLocal = where === 'development' || /localhost|127\\?\.0|::1/.test(source);
      this.#into.regex[isLocal ? 'development' : 'production'].push(regex);
      const isEscaped = regex.source === escapedDots(regex.source) && source !== escapedDots(source);
      const dots = isEscaped ? ' A bare dot matched any character, and is written \\. now.' : '';
      remark(
        isEscaped ? 'unsafe' : 'changed',
        value.place,
        `${name}: ${shown} is written as allowOriginRegex, which has to match the whole origin.${dots}`,
      );
    } else {
      remark(
        'by-hand',
        value.place,
        `${name}: ${shown} is not carried over: ${refused?.message}.`,
        refused?.fix,
      );
    }
  }

  #tellHoles(what: string, holes: readonly string[], { place }: Value): void {
    const { remark } = this.#reading;
    const strangers = holes.filter((origin) => origin.startsWith('https://'));
    const plain = holes.filter((origin) => !strangers.includes(origin));
    if (strangers.length > 0) {
      const names = strangers.join(' and ');
      remark('unsafe', place, `${what} also matches ${names}, which anyone can register. Not carried over.`);
    }
    if (plain.length > 0) {
      const names = plain.join(' and ');
      remark(
        'unsafe',
        place,
        `${what} also matches ${names}: anyone on the user's network can put a page there. Not carried over.`,
      );
    }
  }
}
