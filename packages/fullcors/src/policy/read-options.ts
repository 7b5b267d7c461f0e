import { isForbiddenMethod, isForbiddenRequestHeader, isForbiddenResponseHeader, isToken } from './names.js';
import { type Kind, ORIGIN_NAMES, POLICY_OPTIONS, RANGES, ROUTE_NAMES } from './option-names.js';
import type { PolicyOptions } from './options.js';
import type { PathPolicy } from './policy.js';
import type { Report, SaidOptions } from './report.js';

/** Options as they were said, and where it is reported what is wrong with them. */
export interface Reading {
  readonly report: Report;
  readonly said: SaidOptions;
}

/** A function, an expression or a boolean; a value of another type reads as undefined, as one that is not said. */
export function readValue<T>({ report, said }: Reading, name: keyof PolicyOptions): T | undefined {
  const given = said.get(name);
  if (!given) return undefined;
  const { value, path } = given;
  const kind = POLICY_OPTIONS[name];
  if (kind === 'regex' ? value instanceof RegExp : typeof value === kind) return value as T;
  // A policy file in JSON, YAML or TOML has no other way to say one.
  if (kind === 'regex' && typeof value === 'string') {
    try {
      return new RegExp(value) as T;
    } catch {}
  }
  report.add('option-type', path, value, name);
  return undefined;
}

export const readBoolean = (reading: Reading, name: keyof PolicyOptions): boolean =>
  readValue(reading, name) ?? false;

/** A number within its range; a value with a problem reads as the default. */
function readNumber({ report, said }: Reading, name: keyof typeof RANGES): number {
  const [fallback, least, most] = RANGES[name];
  const given = said.get(name);
  if (!given) return fallback;
  const value = given.value as number;
  const isRight =
    most === undefined
      ? value === fallback || value === least
      : Number.isInteger(value) && value >= least && value <= most;
  if (isRight) return value;
  report.add('option-range', given.path, value, name);
  return fallback;
}

/**
 * The strings of a list, each with what tells where it stands, until the next; what is not a string is reported. Where one
 * stands is only written when it is wanted: it would be a million texts.
 */
export function* readList(
  { report, said }: Reading,
  name: keyof PolicyOptions,
  fallback: readonly string[] = [],
): Generator<Element, void> {
  const { value, path } = said.get(name) ?? { value: fallback, path: name };
  const isList = Array.isArray(value);
  if (!isList) report.add('option-type', path, value, name);
  // What stands in a text is read as well, so that its problems do not wait for the next start.
  const list: readonly unknown[] = isList ? value : typeof value === 'string' ? value.split(',') : [];
  let i = 0;
  const at = (): string => (isList ? `${path}[${i}]` : path);
  for (; i < list.length; i++) {
    const element = list[i];
    if (typeof element !== 'string') report.add('option-type', at(), element, 'element');
    else yield [isList ? element : element.trim(), at, list.length];
  }
}

/** What a list holds, where it stands, and how many there are with it. */
type Element = readonly [value: string, at: () => string, length: number];

/** `allowMethods`. Methods are case-sensitive, and a browser upper-cases only the six it knows: never `patch`. */
function readMethods(reading: Reading): string[] {
  const { report } = reading;
  const methods = new Set<string>();
  for (const [value, at, length] of readList(reading, 'allowMethods', ['GET'])) {
    methods.add(value);
    if (value === '*') {
      if (length > 1) report.add('any-not-alone', at(), value);
    } else if (isForbiddenMethod(value)) report.add('method-forbidden', at(), value);
    else if (!isToken(value) || value !== value.toUpperCase()) report.add('method-invalid', at(), value);
  }
  return [...methods];
}

/** `allowHeaders` and `exposeHeaders`: field names in any case, the first spelling kept. */
function readHeaders(reading: Reading, name: 'allowHeaders' | 'exposeHeaders'): string[] {
  const { report } = reading;
  const isForbidden = name === 'allowHeaders' ? isForbiddenRequestHeader : isForbiddenResponseHeader;
  const names = new Map<string, string>();
  for (const [value, at] of readList(reading, name)) {
    if (!isToken(value)) report.add('header-invalid', at(), value);
    else if (isForbidden(value)) report.add('header-forbidden', at(), value, name);
    else if (!names.has(value.toLowerCase())) names.set(value.toLowerCase(), value);
  }
  return [...names.values()];
}

const READERS: Readonly<
  Record<Exclude<Kind, 'origins' | 'regex' | 'function'>, (reading: Reading, name: never) => unknown>
> = {
  boolean: readBoolean,
  number: readNumber,
  methods: readMethods,
  headers: readHeaders,
};

/** Every option but the three that say origins, by its kind. */
export function readOthers(
  reading: Reading,
): Omit<PathPolicy, 'allowOrigins' | 'allowOriginRegex' | 'allowOriginIf'> {
  const others = ROUTE_NAMES.slice(ORIGIN_NAMES.length).map((name) => {
    const kind = POLICY_OPTIONS[name as keyof PolicyOptions] as keyof typeof READERS;
    return [name, READERS[kind](reading, name as never)];
  });
  return Object.fromEntries(others);
}
