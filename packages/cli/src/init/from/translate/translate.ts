import type { CorsOptions, PolicyOptions } from 'fullcors';
import { type Draft, draftOf } from '../../policy/draft.js';
import type { Remark } from '../../remark.js';
import type { Found } from '../value.js';
import { translateExposed, translateHeaders, translateMaxAge, translateMethods } from './lists.js';
import { gatherOrigins } from './origins.js';
import type { Gathered } from './place-origins.js';
import { byHand, type Reading, readingOf, whyUnknown } from './said.js';

/** What a person says besides: it replaces what is read. */
export interface Overrides {
  readonly production?: readonly string[];
  readonly staging?: readonly string[];
  readonly development?: readonly string[];
  readonly methods?: readonly string[];
  readonly headers?: readonly string[];
  readonly credentials?: true;
}

export interface Translation {
  readonly draft: Draft;
  readonly remarks: readonly Remark[];
  /** Whether nobody is allowed until someone says who. */
  readonly lacksOrigins: boolean;
}

/** A configuration of a peer -> a policy that allows no more, and what there is to tell of the difference. */
export function translate(found: Found, overrides: Overrides = {}): Translation {
  const reading = readingOf(found);
  for (const value of found.opaque) {
    reading.remark(
      'by-hand',
      value.place,
      `Options come from ${whyUnknown(value)}. What is not said beside it is taken as not allowed.`,
      'write what it holds in the policy file',
    );
  }
  const said = overrides.credentials ?? saysCredentials(reading);
  const gathered = gatherOrigins(reading, said);
  const { production, isAny, credentials } = settleAny(reading, gathered, said, overrides);
  const base: Omit<PolicyOptions, 'allowOrigins'> = {
    ...regexOf(isAny ? [] : gathered.regex.production),
    ...(credentials && { allowCredentials: true }),
    ...defined('allowMethods', overrides.methods ?? translateMethods(reading, credentials)),
    ...defined('allowHeaders', overrides.headers ?? translateHeaders(reading, credentials)),
    ...defined('exposeHeaders', translateExposed(reading, credentials)),
    ...defined('maxAge', translateMaxAge(reading)),
    ...privateNetwork(reading, isAny),
    ...preflightStatus(reading),
  };
  tellOthers(reading);
  const origins = {
    production,
    staging: overrides.staging ?? (isAny ? [] : [...gathered.staging]),
    development: overrides.development ?? (isAny ? [] : [...gathered.development]),
  };
  const local = regexOf(gathered.regex.development);
  const over =
    local.allowOriginRegex && !isAny ? { development: { allowOrigins: origins.development, ...local } } : {};
  const draft = draftOf(origins, base, over);
  const lacksOrigins = production.length === 0 && !base.allowOriginRegex;
  if (lacksOrigins && !reading.remarks.some(({ message }) => message.endsWith(UNTIL_SAID))) {
    const place = found.options.get(reading.dialect.names.origin)?.place ?? found.place;
    reading.remark('by-hand', place, `In production nobody is allowed${UNTIL_SAID}`, SAY_WHO);
  }
  return { draft: inScope(reading, draft), remarks: reading.remarks, lacksOrigins };
}

const UNTIL_SAID = ' until you say who.';
const SAY_WHO = 'say where your pages are: --origin https://app.example.com';

const defined = <N extends string, T>(name: N, value: T | undefined): { readonly [K in N]?: T } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [K in N]?: T });

const regexOf = ([first, ...more]: readonly RegExp[]): { readonly allowOriginRegex?: RegExp } => {
  if (!first) return {};
  if (more.length === 0) return { allowOriginRegex: first };
  const source = [first, ...more].map((each) => `(?:${each.source})`).join('|');
  return {
    allowOriginRegex: new RegExp(
      source,
      [first, ...more].some(({ flags }) => flags.includes('i')) ? 'i' : '',
    ),
  };
};

function saysCredentials(reading: Reading): boolean {
  const { found, dialect } = reading;
  const name = dialect.names.credentials;
  const value = found.options.get(name);
  if (!value || value.kind === 'nothing') return false;
  if (value.kind === 'boolean') return value.value;
  byHand(reading, name, value, 'allowCredentials');
  return false;
}

/** `*` is kept where it is harmless, which with credentials it never is. */
function settleAny(reading: Reading, gathered: Gathered, credentials: boolean, overrides: Overrides) {
  const { found, dialect, remark } = reading;
  const { any } = gathered;
  const name = dialect.names.origin;
  const place = found.options.get(name)?.place ?? found.place;
  const listed = overrides.production ?? [...gathered.production];
  const isReflected = any === 'reflected' || dialect.starWithCredentials === 'reflected';
  if (any && credentials && isReflected) {
    const who = dialect.title === 'CORSMiddleware' ? 'Starlette' : dialect.title;
    remark(
      'unsafe',
      place,
      `${name}: any origin, with credentials: ${who} sends back whatever origin asks, as allowed. So every site that a signed-in user visits can read what the user may read. Not carried over${overrides.production ? '.' : `: nobody is allowed${UNTIL_SAID}`}`,
      overrides.production ? undefined : SAY_WHO,
    );
    return { production: listed, isAny: false, credentials };
  }
  if (overrides.production) return { production: listed, isAny: false, credentials };
  if (!any) return { production: listed, isAny: false, credentials };
  if (credentials) {
    remark(
      'dead',
      place,
      `${name}: any origin as '*', with ${dialect.names.credentials}: browsers refuse the pair, so no page has ever sent cookies. '*' is kept, the credentials are not.`,
      'if your pages send cookies, list their origins: --origin https://app.example.com --credentials',
    );
  } else {
    remark(
      'changed',
      place,
      `${name}: every site may read what needs no cookies. Kept, as ['*'].`,
      'right for a public API; if it is not one, list the origins: --origin https://app.example.com',
    );
  }
  return { production: ['*'], isAny: true, credentials: false };
}

function privateNetwork(reading: Reading, isAny: boolean): { readonly allowPrivateNetwork?: true } {
  const { found, dialect } = reading;
  const name = dialect.names.privateNetwork;
  const value = name ? found.options.get(name) : undefined;
  if (!value || value.kind === 'nothing' || (value.kind === 'boolean' && !value.value)) return {};
  if (value.kind !== 'boolean') {
    byHand(reading, name as string, value, 'allowPrivateNetwork');
    return {};
  }
  if (!isAny) return { allowPrivateNetwork: true };
  reading.remark(
    'unsafe',
    value.place,
    `${name}: with any origin, every public site could reach into the private network. Left out.`,
  );
  return {};
}

function preflightStatus(reading: Reading): { readonly preflightStatus?: 200 } {
  const { found, dialect } = reading;
  const name = dialect.names.status;
  const value = name ? found.options.get(name) : undefined;
  if (value?.kind !== 'number' || value.value === 204) return {};
  if (value.value === 200) return { preflightStatus: 200 };
  reading.remark('changed', value.place, `${name}: ${value.value} becomes 204, which browsers take as well.`);
  return {};
}

/** Every option that is said and that nothing above has read. */
function tellOthers({ found, dialect, remark }: Reading): void {
  const { headers, ...names } = dialect.names;
  const known = new Set<string>([...headers, ...Object.values(names)]);
  for (const [name, value] of found.options) {
    if (known.has(name)) continue;
    const passed = dialect.passed[name];
    if (passed) remark('changed', value.place, `${name}: ${passed.message}`, passed.fix);
    else
      remark(
        'dead',
        value.place,
        `${name} is no option of ${dialect.title}, and has done nothing: left out.`,
      );
  }
}

/** A policy for some paths is written as a route: for all of them it would be wider. */
function inScope({ found, remark }: Reading, draft: Draft): Draft {
  const { scope } = found;
  if (!scope) return draft;
  const { environments = {}, ...base } = draft.options;
  const comments = new Map([...draft.comments, ['allowOrigins', 'Nobody, but for the routes below.']]);
  if (!('route' in scope)) {
    remark(
      'by-hand',
      found.place,
      `It holds for ${scope.text} alone, which is no path of routes.`,
      'write the paths in routes, with these options',
    );
    return {
      options: { ...draft.options, allowOrigins: [], environments: { development: {}, test: {} } },
      comments,
    };
  }
  const { route } = scope;
  const over = Object.entries(environments).map(([name, more]) => [
    name,
    Object.keys(more).length > 0 ? { routes: { [route]: { ...base, ...more } } } : {},
  ]);
  const options: CorsOptions = {
    allowOrigins: [],
    routes: { [route]: base },
    environments: Object.fromEntries(over) as NonNullable<CorsOptions['environments']>,
  };
  return { options, comments };
}
