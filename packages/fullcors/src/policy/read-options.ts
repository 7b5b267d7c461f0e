import { isForbiddenMethod, isForbiddenRequestHeader, isForbiddenResponseHeader, isToken } from './names.js';
import { quote } from './problems.js';
import type { Report, Said, SaidOptions } from './report.js';

/** Reads one option after the other and reports what is wrong with each. A value with a problem reads as its default. */
export class OptionReader {
  constructor(
    readonly report: Report,
    readonly said: SaidOptions,
  ) {}

  /** Where an option stands. */
  path(name: string): string {
    return this.said.get(name)?.path ?? name;
  }

  boolean(name: string): boolean {
    const said = this.said.get(name);
    if (!said) return false;
    if (typeof said.value !== 'boolean') this.#wrongType(said, 'true or false');
    return said.value === true;
  }

  integer(name: string, fallback: number, least: number, most: number, unit: string): number {
    const said = this.said.get(name);
    if (!said) return fallback;
    const { value, path } = said;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    const message = `${quote(value)} is not a whole number of ${unit} from ${least} to ${most}`;
    const near =
      typeof value === 'number' && value < least
        ? least
        : typeof value === 'number' && value > most
          ? most
          : fallback;
    this.report.add('option-range', path, value, message, `write ${near}`);
    return fallback;
  }

  oneOf<T extends number>(name: string, allowed: readonly [T, ...T[]]): T {
    const said = this.said.get(name);
    const fallback = allowed[0];
    if (!said) return fallback;
    if (allowed.includes(said.value as T)) return said.value as T;
    const fix = `write ${allowed.join(' or ')}`;
    this.report.add('option-range', said.path, said.value, `${quote(said.value)} is not allowed`, fix);
    return fallback;
  }

  function<T>(name: string): T | undefined {
    const said = this.said.get(name);
    if (!said) return undefined;
    if (typeof said.value === 'function') return said.value as T;
    return this.#wrongType(said, 'a function (origin, request) => boolean');
  }

  regex(name: string): RegExp | undefined {
    const said = this.said.get(name);
    if (!said) return undefined;
    if (said.value instanceof RegExp) return said.value;
    return this.#wrongType(said, 'a regular expression');
  }

  /** The strings of a list, with their places; what is not a string is reported. */
  list(name: string, fallback: readonly string[] = []): (Said & { value: string })[] {
    const said = this.said.get(name);
    if (!said) return fallback.map((value) => ({ value, path: name }));
    const { value, path } = said;
    if (!Array.isArray(value)) {
      // What stands in the text is read as well, so that its problems do not wait for the next start.
      const parts = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [];
      this.#wrongType(
        said,
        parts.length > 0 ? `a list: ${quote(parts)}` : insteadOf(value, 'a list of strings'),
      );
      return parts.map((part) => ({ value: part, path }));
    }
    // Array.from also visits holes, which flatMap would lose.
    return Array.from(value, (element: unknown, i) => ({ value: element, path: `${path}[${i}]` })).filter(
      (element): element is Said & { value: string } => {
        if (typeof element.value === 'string') return true;
        this.#wrongType(element, insteadOf(element.value, 'a string'));
        return false;
      },
    );
  }

  /** `allowMethods`. Methods are case-sensitive, and a browser upper-cases only the six it knows: never `patch`. */
  methods(name: string): string[] {
    const methods = this.list(name, ['GET']);
    for (const { value, path } of methods) {
      if (value === '*') {
        if (methods.length > 1) this.#anyNotAlone(path, value);
      } else if (isForbiddenMethod(value)) {
        const message = `${quote(value)} is a method no browser lets a page use`;
        this.report.add('method-forbidden', path, value, message, 'remove it');
      } else if (!isToken(value) || value !== value.toUpperCase()) {
        const guess = value.trim().toUpperCase();
        const fix = isToken(guess) ? `write '${guess}'` : "write a method such as 'PUT'";
        this.report.add(
          'method-invalid',
          path,
          value,
          `${quote(value)} is not a method in its exact spelling`,
          fix,
        );
      }
    }
    return [...new Set(methods.map(({ value }) => value))];
  }

  /** `allowHeaders` and `exposeHeaders`: field names in any case, the first spelling kept. */
  headers(name: string, direction: 'request' | 'response'): string[] {
    const names = new Map<string, string>();
    for (const { value, path } of this.list(name)) {
      const isForbidden = direction === 'request' ? isForbiddenRequestHeader : isForbiddenResponseHeader;
      if (!isToken(value)) {
        const message = `${quote(value)} is not a field name`;
        const parts = value.split(/[\s,:]+/).filter(isToken);
        const fix = parts.length > 0 ? `write ${parts.map((part) => `'${part}'`).join(', ')}` : 'remove it';
        this.report.add('header-invalid', path, value, message, fix);
      } else if (isForbidden(value)) {
        const why = direction === 'request' ? 'no page can send' : 'no page can read';
        const hint = /^(set-)?cookie/i.test(value) ? '; cookies are what allowCredentials is for' : '';
        this.report.add(
          'header-forbidden',
          path,
          value,
          `${quote(value)} is a field ${why}`,
          `remove it${hint}`,
        );
      } else if (!names.has(value.toLowerCase())) names.set(value.toLowerCase(), value);
    }
    return [...names.values()];
  }

  #anyNotAlone(path: string, value: unknown): void {
    this.report.add(
      'any-not-alone',
      path,
      value,
      "'*' stands beside other values",
      "write ['*'], or remove '*'",
    );
  }

  anyNotAlone(path: string): void {
    this.#anyNotAlone(path, '*');
  }

  #wrongType({ value, path }: Said, wanted: string): undefined {
    this.report.add('option-type', path, value, `${quote(value)} is of the wrong type`, `write ${wanted}`);
  }
}

/** What express and fastify take for a list or inside of it, and then allow everyone. */
function insteadOf(value: unknown, wanted: string): string {
  if (value instanceof RegExp) return 'it as allowOriginRegex';
  if (typeof value === 'function') return 'it as allowOriginIf';
  if (value instanceof URL) return `'${value.origin}'`;
  if (value === undefined) return `${wanted}; is a variable unset?`;
  return wanted;
}
