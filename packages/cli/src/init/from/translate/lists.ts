import type { Value } from '../value.js';
import type { Dialect } from './dialects.js';
import { problemsOf } from './problems.js';
import { byHand, type Reading, textsOf } from './said.js';

const SAFELISTED = ['GET', 'HEAD', 'POST'];

/** `allowMethods`; undefined where there is nothing to say beyond what always passes. */
export function translateMethods(reading: Reading, credentials: boolean): readonly string[] | undefined {
  const { found, dialect, isOpaque } = reading;
  const name = dialect.names.methods;
  const value = found.options.get(name);
  if (!value) {
    const listed = isOpaque ? [] : dialect.methodsUnsaid;
    if (dialect.refusesSafelisted && !isOpaque) tellSafelisted(reading, listed);
    return beyondSafelisted(listed);
  }
  const said = textsOf(reading, name, value, 'allowMethods');
  const { place } = value;
  if (said.includes('*')) {
    if (dialect.starMethods) {
      reading.remark(
        'changed',
        place,
        `${name}: '*' meant ${dialect.starMethods.join(', ')} there, and is written out: here it would mean every method there is.`,
      );
      return dialect.starMethods;
    }
    if (!credentials) return ['*'];
    reading.remark(
      'dead',
      place,
      `${name}: '*' means nothing to browsers when cookies are sent, and is left out. Here it would mean every method.`,
      'list the methods that your pages use',
    );
  }
  const kept = said.filter((method) => {
    if (method === '*') return false;
    if (method === 'OPTIONS') {
      reading.remark(
        'changed',
        place,
        `${name}: OPTIONS is left out. Preflights are answered without it; listed, it lets pages send OPTIONS themselves.`,
      );
      return false;
    }
    const [problem] = problemsOf({ allowOrigins: [], allowMethods: [method] });
    if (problem) reading.remark('dead', place, `${name}: ${problem.message}: left out.`, problem.fix);
    return !problem;
  });
  if (dialect.refusesSafelisted) tellSafelisted(reading, kept);
  return beyondSafelisted(kept);
}

const beyondSafelisted = (methods: readonly string[]): readonly string[] | undefined =>
  methods.some((method) => !SAFELISTED.includes(method)) ? [...new Set(methods)] : undefined;

/** The one thing that is wider afterwards, so it is told in so many words. */
function tellSafelisted({ dialect, found, remark }: Reading, listed: readonly string[]): void {
  const missing = ['GET', 'POST'].filter((method) => !listed.includes(method));
  if (missing.length === 0) return;
  const { methods } = dialect.names;
  remark(
    'changed',
    found.options.get(methods)?.place ?? found.place,
    `${methods} does not list ${missing.join(' and ')}. Starlette refused preflights for it, though not the plain request; browsers give the list no power over GET, HEAD and POST, so these preflights pass now, from the origins that are allowed.`,
    `if no page may use ${missing.join(' or ')}, set enforce: true and list every method that they may use`,
  );
}

/** `allowHeaders`; undefined where there are none. */
export function translateHeaders(reading: Reading, credentials: boolean): readonly string[] | undefined {
  const { found, dialect, isOpaque } = reading;
  const names = dialect.names.headers;
  const name = names.find((each) => found.options.has(each)) ?? (names[0] as string);
  const value = found.options.get(name);
  const every = credentials ? ['*'] : ['*', 'Authorization'];
  const said = value ? textsOf(reading, name, value, 'allowHeaders') : undefined;
  if (!value && isOpaque) return undefined;
  if (dialect.headersUnsaid === 'asked' && isUnsaid(dialect, value)) {
    reading.remark(
      'changed',
      value?.place ?? found.place,
      `${name}: none are said, so ${dialect.title} allows whatever a page asks for. Kept, as ${JSON.stringify(every)}.`,
      "better list what your pages send, such as ['Authorization', 'Content-Type']",
    );
    return every;
  }
  if (said?.includes('*')) {
    if (dialect.starHeaders === 'asked') {
      reading.remark(
        'changed',
        value?.place,
        `${name}: '*' is kept, as ${JSON.stringify(every)}: whatever a page asks for.`,
        "better list what your pages send, such as ['Authorization', 'Content-Type']",
      );
      return every;
    }
    if (!credentials) {
      const isNamed = said.some((each) => each.toLowerCase() === 'authorization');
      return isNamed ? every : ['*'];
    }
    reading.remark(
      'dead',
      value?.place,
      `${name}: '*' means nothing to browsers when cookies are sent, and is left out. Here it would mean every header.`,
      'list the headers that your pages send',
    );
  }
  const kept = (said ?? []).filter((header) => {
    if (header === '*') return false;
    const [problem] = problemsOf({ allowOrigins: [], allowHeaders: [header] });
    if (problem) reading.remark('dead', value?.place, `${name}: ${problem.message}: left out.`, problem.fix);
    return !problem;
  });
  return addHeaders(reading, kept);
}

function isUnsaid({ emptyHeadersUnsaid }: Dialect, value: Value | undefined): boolean {
  if (!value || value.kind === 'nothing') return true;
  if (value.kind === 'list') return value.items.length === 0 && emptyHeadersUnsaid.list;
  return value.kind === 'text' && value.value === '' && emptyHeadersUnsaid.text;
}

function addHeaders(reading: Reading, kept: readonly string[]): readonly string[] | undefined {
  const { dialect, found, isOpaque } = reading;
  const known = new Set(kept.map((each) => each.toLowerCase()));
  const added = isOpaque ? [] : dialect.headersAdded.filter((each) => !known.has(each.toLowerCase()));
  if (added.length > 0) {
    const [name = ''] = dialect.names.headers;
    reading.remark(
      'changed',
      found.options.get(name)?.place ?? found.place,
      `${name}: Starlette adds Accept, Accept-Language, Content-Language and Content-Type by itself. Content-Type is written out; the others take leave only with unusual values, and are not carried over.`,
      'if no page sends JSON, take Content-Type out',
    );
  }
  const headers = [...kept, ...added];
  return headers.length > 0 ? headers : undefined;
}

const READABLE_ANYWAY =
  /^(cache-control|content-language|content-length|content-type|expires|last-modified|pragma)$/i;

/** `exposeHeaders`; undefined where there are none. */
export function translateExposed(reading: Reading, credentials: boolean): readonly string[] | undefined {
  const { found, dialect } = reading;
  const name = dialect.names.exposed;
  const value = found.options.get(name);
  if (!value) return undefined;
  const said = textsOf(reading, name, value, 'exposeHeaders');
  if (said.includes('*') && !credentials) return ['*'];
  const kept = said.filter((header) => {
    if (READABLE_ANYWAY.test(header)) {
      reading.remark('dead', value.place, `${name}: every page may read ${header} anyway: left out.`);
      return false;
    }
    const options = { allowOrigins: [], allowCredentials: credentials, exposeHeaders: [header] };
    const [problem] = problemsOf(options);
    if (problem) reading.remark('dead', value.place, `${name}: ${problem.message}: left out.`, problem.fix);
    return !problem;
  });
  return kept.length > 0 ? kept : undefined;
}

/** `maxAge`; undefined where it is the default. */
export function translateMaxAge(reading: Reading): number | undefined {
  const { found, dialect, isOpaque } = reading;
  const name = dialect.names.maxAge;
  const value = found.options.get(name);
  if (!value || value.kind === 'nothing') {
    if (dialect.maxAgeUnsaid === undefined && !isOpaque) {
      reading.remark(
        'changed',
        value?.place ?? found.place,
        `${name}: none is said, so browsers forgot a preflight after 5 seconds. Now it is 600.`,
        'write maxAge: 0 while you try things out',
      );
    }
    return undefined;
  }
  const seconds =
    value.kind === 'text' && value.value.trim() !== ''
      ? Number(value.value)
      : value.kind === 'number'
        ? value.value
        : undefined;
  if (seconds === undefined) {
    byHand(reading, name, value, 'maxAge');
    return undefined;
  }
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400)
    return seconds === 600 ? undefined : seconds;
  const nearest = seconds > 86_400 ? 86_400 : 0;
  reading.remark(
    'changed',
    value.place,
    `${name}: ${seconds} is no whole number of seconds from 0 to 86400. Now it is ${nearest}.`,
  );
  return nearest;
}
