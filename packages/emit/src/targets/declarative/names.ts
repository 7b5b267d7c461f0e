import type { Gap } from '../../gaps.js';
import { pathOf } from '../../rules/gaps-of-rules.js';
import type { PlaceRules } from '../../rules/rules.js';
import { gap, some } from './gap.js';
import type { Limits } from './limits.js';
import type { Said } from './said.js';

/** A token may hold `*`, `$` and the like, which some target or other reads as more than a name. */
const PLAIN_NAME = /^[A-Za-z0-9_-]+$/;

/** The methods that a target can say. */
export function sayMethods(
  place: PlaceRules,
  { name, methods: limits }: Limits,
  gaps: Gap[],
): Pick<Said, 'anyMethod' | 'methods' | 'passing'> {
  const { methods, fields } = place;
  const path = pathOf(place, 'allowMethods');
  const anyMethod =
    methods.any && (limits.any === 'echo' || (limits.any === 'literal' && !fields.allowCredentials));
  if (methods.any && !anyMethod) {
    const message = `${name} cannot allow every method${limits.any === 'no' ? '' : ' with credentials'}: only GET, HEAD and POST are`;
    gaps.push(gap('any-method-not-supported', path, '*', message, 'list the methods'));
  }
  const isKnown = (method: string): boolean =>
    limits.known ? limits.known.includes(method) : (limits.token ?? PLAIN_NAME).test(method);
  const listed = list(fields.allowMethods);
  const unknown = methods.passing.filter((method) => !isKnown(method));
  if (unknown.length > 0) {
    const message = `${name} takes no method ${some(unknown)}: a preflight that asks for it is refused there`;
    gaps.push(gap('method-not-supported', path, unknown, message, 'leave the method out for this target'));
  }
  return { anyMethod, methods: listed.filter(isKnown), passing: methods.passing.filter(isKnown) };
}

/** The request headers that a target can say. */
export function sayRequestHeaders(
  place: PlaceRules,
  { name, requestHeaders: limits }: Limits,
  gaps: Gap[],
): Pick<Said, 'anyHeader' | 'headers'> {
  const { requestHeaders, fields } = place;
  const path = pathOf(place, 'allowHeaders');
  const given = fields.allowHeaders === undefined ? requestHeaders.names : list(fields.allowHeaders);
  const anyHeader = requestHeaders.any && sayAnyHeader(place, name, limits, path, gaps);
  const headers = plain(given, name, path, gaps, 'header-not-supported').slice(0, limits.most);
  if (given.length > limits.most) {
    const message = `${name} holds ${limits.most} request headers: the others are refused there`;
    gaps.push(gap('header-not-supported', path, given.slice(limits.most), message, 'list fewer'));
  }
  return { anyHeader, headers: anyHeader && !limits.namesBesideAny ? [] : headers };
}

function sayAnyHeader(
  place: PlaceRules,
  name: string,
  limits: Limits['requestHeaders'],
  path: string,
  gaps: Gap[],
): boolean {
  const { fields, requestHeaders } = place;
  const authorization = requestHeaders.names.includes('authorization');
  const no = (words: string): false => {
    gaps.push(gap('any-header-not-supported', path, '*', `${name} ${words}`, 'list the headers'));
    return false;
  };
  if (fields.allowCredentials) {
    return (
      limits.echoesWithCredentials ||
      no('cannot allow every header with credentials: only the listed are allowed')
    );
  }
  if (limits.any === 'no') return no('cannot allow every header: only the listed are allowed');
  if (limits.any === 'literal' || authorization) {
    const isWhole = limits.any === 'echo' || !authorization || limits.namesBesideAny;
    return isWhole || no('cannot list Authorization beside "*": only the listed are allowed');
  }
  gaps.push(
    gap(
      'any-header-covers-authorization',
      path,
      '*',
      `${name} ${limits.any === 'echo' ? 'answers' : 'may answer'} "*" with the names that were asked for, so that it covers Authorization, which the policy does not allow`,
      'list the headers, or list Authorization beside "*"',
    ),
  );
  return false;
}

/** The response headers that a target can expose. */
export function sayExposeHeaders(
  place: PlaceRules,
  { name, exposeHeaders: limits }: Limits,
  gaps: Gap[],
): readonly string[] {
  const path = pathOf(place, 'exposeHeaders');
  const given = list(place.fields.exposeHeaders, true);
  const code = 'expose-header-not-supported';
  if (given.includes('*') && !limits.any) {
    const message = `${name} cannot expose every header: only those listed are exposed`;
    gaps.push(gap(code, path, '*', message, 'list the headers'));
  }
  const names = plain(
    given.filter((header) => header !== '*'),
    name,
    path,
    gaps,
    code,
  );
  const said = given.includes('*') && limits.any ? ['*', ...names] : names;
  if (said.length > limits.most) {
    const message = `${name} exposes ${limits.most} headers: the others cannot be read`;
    gaps.push(gap(code, path, said.slice(limits.most), message, 'list fewer'));
  }
  return said.slice(0, limits.most);
}

function plain(
  given: readonly string[],
  name: string,
  path: string,
  gaps: Gap[],
  code: 'header-not-supported' | 'expose-header-not-supported',
): string[] {
  const odd = given.filter((header) => !PLAIN_NAME.test(header));
  if (odd.length > 0) {
    const message = `${name} gets names of letters, digits, "-" and "_" only: ${some(odd)} left out`;
    gaps.push(gap(code, path, odd, message, 'rename the header'));
  }
  return given.filter((header) => PLAIN_NAME.test(header));
}

const list = (value: string | undefined, withAny = false): string[] =>
  (value?.split(', ') ?? []).filter((item) => withAny || item !== '*');
