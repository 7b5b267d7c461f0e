import { isLoopback, partsOf } from '../../../check/lints/hosts.js';
import type { Kind, Value } from '../value.js';
import { problemsOf } from './problems.js';
import { escapedDots, translateRegex } from './regex.js';
import { quoted, type Reading, whyUnknown } from './said.js';

/** Where the origins that are read hold. */
type Where = 'everywhere' | 'production' | 'development';

/** Who is allowed, gathered. */
export interface Gathered {
  readonly production: Set<string>;
  readonly staging: Set<string>;
  readonly development: Set<string>;
  readonly regex: { readonly production: RegExp[]; readonly development: RegExp[] };
  /** `sent`: as `*`; `reflected`: every origin is sent back as allowed. */
  any: 'sent' | 'reflected' | undefined;
  /** Whether something of it could not be read. */
  isPartial: boolean;
}

/** Names of hosts that are another environment's, as people give them. */
const STAGING = /(^|[.-])(staging|stage|stg|preprod|uat)\d*([.-]|$)/;

/** Reads who is allowed, and tells of what is not carried over. */
export function gatherOrigins(reading: Reading, credentials: boolean): Gathered {
  const { found, dialect, isOpaque } = reading;
  const gathered: Gathered = {
    production: new Set(),
    staging: new Set(),
    development: new Set(),
    regex: { production: [], development: [] },
    any: undefined,
    isPartial: false,
  };
  const gather = new Gatherer(reading, gathered, credentials);
  const value = found.options.get(dialect.names.origin);
  const regex = dialect.names.regex && found.options.get(dialect.names.regex);
  if (value) gather.value(value, 'everywhere', false);
  else if (isOpaque) gathered.isPartial = true;
  else if (dialect.originUnsaid === 'any') gathered.any = 'sent';
  if (regex && regex.kind === 'text') {
    gather.regex({ ...regex, kind: 'regex', source: regex.value, flags: '' }, 'everywhere', true);
  } else if (regex && regex.kind !== 'nothing') gather.byHand(regex, dialect.names.regex as string);
  return gathered;
}

class Gatherer {
  readonly #reading: Reading;
  readonly #into: Gathered;
  readonly #credentials: boolean;

  constructor(reading: Reading, into: Gathered, credentials: boolean) {
    this.#reading = reading;
    this.#into = into;
    this.#credentials = credentials;
  }

  value(value: Value, where: Where, inList: boolean): void {
    const { dialect, remark } = this.#reading;
    const name = dialect.names.origin;
    switch (value.kind) {
      case 'choice':
        this.value(value.production, 'production', inList);
        this.value(value.otherwise, 'development', inList);
        return;
      case 'text':
        if (value.value === '*' && (!inList || dialect.starInList)) this.any('sent', where);
        else this.literal(value, where);
        return;
      case 'list':
        if (!dialect.takesList) {
          remark(
            'dead',
            value.place,
            `${name}: ${dialect.title} takes no list, and what it makes of one no browser accepts.`,
            'say the origins that are meant: --origin',
          );
          return;
        }
        for (const item of value.items) this.value(item, where, true);
        return;
      case 'regex':
        if (dialect.takesRegex) this.regex(value, where, false);
        else
          remark(
            'dead',
            value.place,
            `${name}: ${dialect.title} takes no expression; ${quoted(value)} has allowed nobody.`,
          );
        return;
      case 'boolean':
        if (value.value && dialect.takesTrue) this.any('reflected', where);
        else if (value.value) remark('dead', value.place, `${name}: ${dialect.title} makes nothing of true.`);
        else if (dialect.originNothing === 'any') this.any('sent', where);
        return;
      case 'nothing':
        if (!inList && dialect.originNothing === 'any') this.any('sent', where);
        return;
      default:
        if (inList && dialect.truthyInList && (value.kind === 'function' || value.kind === 'record')) {
          remark(
            'unsafe',
            value.place,
            `${name}: ${quoted(value)} in the list is never called: to ${dialect.title} it is a true, and allows every site.`,
          );
          this.any('reflected', where);
        } else this.byHand(value, name);
    }
  }

  /** Everyone: whether that may be kept depends on credentials, and is decided by who asked. */
  any(how: 'sent' | 'reflected', where: Where): void {
    if (where === 'development') {
      this.#reading.remark(
        'unsafe',
        undefined,
        'Outside of production every site is allowed. Not carried over: a page you happen to visit could ask your development server.',
        'development allows http://localhost:*',
      );
      this.#into.development.add('http://localhost:*');
    } else if (this.#into.any !== 'reflected') this.#into.any = how;
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
      this.#into.isPartial = true;
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

  byHand(value: Value, name: string): void {
    const { remark } = this.#reading;
    this.#into.isPartial = true;
    if (value.kind === 'function') {
      const [looksInto] = value.lists;
      const fix = looksInto
        ? `it looks into ${looksInto.map((each) => `'${each}'`).join(', ')}; if that is all, say ${looksInto.map((each) => `--origin ${each}`).join(' ')}`
        : 'list the origins in allowOrigins; or move the function to allowOriginIf: (origin) => boolean, in a policy of ts, js or mjs';
      remark(
        'by-hand',
        value.place,
        `${name}: a function decides when it is asked, which no file can say.`,
        fix,
      );
    } else if (value.kind === 'variable') {
      remark(
        'by-hand',
        value.place,
        `${name}: ${whyUnknown(value)}.`,
        `set CORS_ALLOW_ORIGINS to the same list where ${value.name} is set today: it replaces allowOrigins`,
      );
      if (value.fallback) this.fallback(value.fallback);
    } else {
      remark(
        'by-hand',
        value.place,
        `${name}: ${whyUnknown(value)}.`,
        'list the origins: --origin; or set CORS_ALLOW_ORIGINS where the server runs',
      );
    }
  }

  /** What stands in for a variable: production may have set a narrower one, so only this machine's is taken. */
  fallback(value: Value): void {
    const texts =
      value.kind === 'text'
        ? value.value.split(',')
        : value.kind === 'list'
          ? value.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []))
          : [];
    for (const text of texts.map((each) => each.trim())) {
      const isLocal = isLoopback(partsOf(text)?.host ?? '') && !text.includes('*');
      if (isLocal && problemsOf({ allowOrigins: [text] }).length === 0) this.#into.development.add(text);
    }
  }
}
