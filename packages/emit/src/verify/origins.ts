import type { PathPolicy } from 'fullcors';
import {
  compileExpression,
  formatPattern,
  type LinearRegex,
  type ParsedPattern,
  parsePattern,
} from 'fullcors/origins';

/** An origin to ask from, and why just that one. */
export interface AskedOrigin {
  readonly origin: string;
  readonly about: string;
}

/** Reserved for such uses by RFC 2606: nobody can own it. */
export const STRANGER = 'https://fullcors-verify.example';
const STRANGERS_HOST = 'fullcors-verify.example';
const LABEL = 'fullcors-verify';

/** Of a list of 10,000 origins a few are asked: the first, the last, and some between. */
const MAX_EXACT = 12;
const MAX_WILD = 8;
const MAX_SAMPLES = 8;
/** Patterns whose look-alikes are asked. */
const MAX_IMITATED = 6;

/** Origins that the policy is likely to allow. Whether it does is the runtime's to say. */
export function likelyAllowed(policy: PathPolicy): readonly AskedOrigin[] {
  const patterns = patternsOf(policy);
  const listed = spread(
    patterns.filter((pattern) => !isWild(pattern)),
    MAX_EXACT,
  ).map((pattern) => ({ origin: formatPattern(pattern), about: 'listed' }));
  const below = spread(patterns.filter(isWild), MAX_WILD).flatMap(instancesOf);
  const samples = spread(samplesOf(policy), MAX_SAMPLES).map((origin) => ({
    origin,
    about: 'matched by allowOriginRegex',
  }));
  const any = policy.allowOrigins.includes('*') ? [{ origin: STRANGER, about: 'any origin' }] : [];
  const opaque = policy.allowOrigins.includes('null') ? [{ origin: 'null', about: 'listed' }] : [];
  return unique([...listed, ...below, ...samples, ...opaque, ...any]);
}

/** Origins that a wrong match takes for an allowed one, and some of nobody in particular. */
export function likelyRefused(policy: PathPolicy): readonly AskedOrigin[] {
  const patterns = patternsOf(policy);
  const samples = samplesOf(policy).flatMap((sample) => parsePattern(sample) ?? []);
  // Wildcards first: there is more to be wrong about them.
  const imitated = [...patterns.filter(isWild), ...samples.slice(0, 2), ...spread(patterns, MAX_IMITATED)];
  const asked = unique([
    { origin: STRANGER, about: 'a stranger' },
    { origin: 'null', about: 'a sandboxed frame or a local file' },
    { origin: 'http://localhost:3000', about: "somebody's own machine" },
    ...[...new Set(imitated)].slice(0, MAX_IMITATED).flatMap(lookAlikes),
  ]);
  // What is like one pattern may well be what another one says.
  const expression = expressionOf(policy);
  return asked.filter(
    ({ origin }) =>
      !policy.allowOrigins.includes(origin) &&
      !patterns.some((pattern) => covers(pattern, origin)) &&
      !expression?.matches(origin),
  );
}

/** Whether an origin is one that a pattern stands for. */
export function covers(pattern: ParsedPattern, origin: string): boolean {
  const asked = parsePattern(origin);
  if (!asked || isWild(asked)) return false;
  const { scheme, host, port } = asked;
  return (
    scheme === pattern.scheme &&
    (pattern.subdomains ? host.endsWith(`.${pattern.host}`) : host === pattern.host) &&
    (pattern.port === '*' || port === pattern.port)
  );
}

function patternsOf({ allowOrigins }: PathPolicy): readonly ParsedPattern[] {
  return allowOrigins.flatMap((text) => parsePattern(text) ?? []);
}

const expressionOf = ({ allowOriginRegex: said }: PathPolicy): LinearRegex | undefined =>
  said ? compileExpression(new RegExp(said.source, said.flags)) : undefined;

const samplesOf = (policy: PathPolicy): readonly string[] => expressionOf(policy)?.samples() ?? [];

const isWild = ({ subdomains, port }: ParsedPattern): boolean => subdomains || port === '*';

/** What a pattern with a wildcard stands for: one label and two, without a port and with one. */
function instancesOf(pattern: ParsedPattern): readonly AskedOrigin[] {
  const { scheme, host, subdomains, port } = pattern;
  const hosts = subdomains ? [`${LABEL}.${host}`, `a.${LABEL}.${host}`] : [host];
  const ports = port === '*' ? ['', ':8443'] : [port && `:${port}`];
  return hosts.flatMap((name) =>
    ports.map((suffix) => ({
      origin: `${scheme}://${name}${suffix}`,
      about: `covered by ${formatPattern(pattern)}`,
    })),
  );
}

/** Each is a way to match origins wrongly that has been seen in the wild. */
function lookAlikes(pattern: ParsedPattern): readonly AskedOrigin[] {
  const { scheme, host, subdomains, port } = pattern;
  const own = subdomains ? `${LABEL}.${host}` : host;
  const suffix = port && port !== '*' ? `:${port}` : '';
  const real = `${scheme}://${own}${suffix}`;
  const isName = !/^\[|\.\d+$/.test(host);
  // What somebody can own comes first, then what no browser sends and a proxy may take apart wrongly.
  const asks: (readonly [origin: string, about: string])[] = [];
  if (isName) asks.push([`${scheme}://${LABEL}${host}${suffix}`, 'another name that ends alike']);
  asks.push(
    [`${scheme}://${own}.${STRANGERS_HOST}`, 'the name in front of another'],
    [otherScheme(real), 'another scheme'],
  );
  if (port !== '*') asks.push([`${scheme}://${own}${suffix ? '' : ':8443'}`, 'another port']);
  if (isName && own.includes('.')) {
    asks.push(
      [`${scheme}://${own.replace(/\.(?=[^.]+$)/, 'x')}${suffix}`, 'a letter in place of a dot'],
      [`${scheme}://${own.replaceAll('.', '-')}${suffix}`, 'hyphens in place of dots'],
    );
  }
  if (subdomains) asks.push([`${scheme}://${host}${suffix}`, 'the name that subdomains are of']);
  else if (isName) asks.push([`${scheme}://${LABEL}.${host}${suffix}`, 'a subdomain of it']);
  if (isName) asks.push([`${scheme}://${own}.${suffix}`, 'with a dot at the end of its name']);
  asks.push(
    [`${scheme}://${own}\`.${STRANGERS_HOST}`, 'a character that some browsers let into names'],
    [`${real}.${STRANGERS_HOST}`, 'the origin in front of another name'],
    [`${scheme}://${own}@${STRANGERS_HOST}`, 'the name as a user of another'],
    [`https://${STRANGERS_HOST}/.${host}`, 'the name as a path of another'],
    [`${STRANGER}, ${real}`, 'two origins in one line'],
    [`${real}/`, 'with a slash at its end'],
    [real.toUpperCase().replace(/^[^:]*/, scheme), 'in upper case'],
  );
  if (port === '*') asks.push([`${real}:3000.${STRANGERS_HOST}`, 'more than a port']);
  if (subdomains) {
    asks.push(
      [`${scheme}://.${host}${suffix}`, 'an empty label'],
      [`${scheme}://*.${host}${suffix}`, 'the pattern itself'],
    );
  }
  return asks.map(([origin, about]) => ({ origin, about: `${about}, as if ${formatPattern(pattern)}` }));
}

const otherScheme = (origin: string): string =>
  origin.startsWith('https:') ? origin.replace(/^https/, 'http') : origin.replace(/^[^:]*/, 'https');

/** At most so many of a list, its ends among them. */
export function spread<T>(values: readonly T[], count: number): readonly T[] {
  if (values.length <= count) return values;
  return Array.from(
    { length: count },
    (_, i) => values[Math.round((i * (values.length - 1)) / (count - 1))] as T,
  );
}

/** Each origin once, for the first reason. */
const unique = (asked: readonly AskedOrigin[]): readonly AskedOrigin[] =>
  asked.filter(({ origin }, i) => asked.findIndex((other) => other.origin === origin) === i);
