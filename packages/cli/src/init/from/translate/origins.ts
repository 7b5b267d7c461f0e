import { isLoopback, partsOf } from '../../../check/lints/hosts.js';
import type { Kind, Value } from '../value.js';
import { type Gathered, Places, type Where } from './place-origins.js';
import { problemsOf } from './problems.js';
import { quoted, type Reading, whyUnknown } from './said.js';

/** Reads who is allowed, and tells of what is not carried over. */
export function gatherOrigins(reading: Reading, credentials: boolean): Gathered {
  const { found, dialect, isOpaque } = reading;
  const gathered: Gathered = {
    production: new Set(),
    staging: new Set(),
    development: new Set(),
    regex: { production: [], development: [] },
    any: undefined,
  };
  const gather = new Gatherer(reading, gathered, credentials);
  const value = found.options.get(dialect.names.origin);
  const regex = dialect.names.regex && found.options.get(dialect.names.regex);
  if (value) gather.value(value, 'everywhere', false);
  else if (!isOpaque && dialect.originUnsaid === 'any') gathered.any = 'sent';
  if (regex && regex.kind === 'text') {
    gather.places.regex({ ...regex, kind: 'regex', source: regex.value, flags: '' }, 'everywhere', true);
  } else if (regex && regex.kind !== 'nothing') gather.byHand(regex, dialect.names.regex as string);
  return gathered;
}

/** Goes through a value, down to its origins. */
class Gatherer {
  readonly #reading: Reading;
  readonly #into: Gathered;
  readonly places: Places;

  constructor(reading: Reading, into: Gathered, credentials: boolean) {
    this.#reading = reading;
    this.#into = into;
    this.places = new Places(reading, into, credentials);
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
        else this.places.literal(value, where);
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
        if (this.#isStar(value)) this.any('sent', where);
        else for (const item of value.items) this.value(item, where, true);
        return;
      case 'regex':
        if (dialect.takesRegex) this.places.regex(value, where, false);
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

  /** Where `'*'` in a list is sent as it is, the rest of the list means nothing. */
  #isStar({ items }: Kind<'list'>): boolean {
    const { starInList, starWithCredentials } = this.#reading.dialect;
    const hasStar = items.some((item) => item.kind === 'text' && item.value === '*');
    return hasStar && starInList && starWithCredentials === 'dead';
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

  byHand(value: Value, name: string): void {
    const { remark } = this.#reading;
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
