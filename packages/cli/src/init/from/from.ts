import type { CorsOptions } from 'fullcors';
import type { Place } from '../../config/policy-file.js';
import type { Remark } from '../remark.js';
import { readSource } from './read-source.js';
import { type Overrides, type Translation, translate } from './translate/translate.js';
import type { Found } from './value.js';

/** Reads a file and translates what it says of CORS. @throws CannotRun where there is nothing to translate. */
export async function translateFile(
  cwd: string,
  given: string,
  overrides: Overrides,
): Promise<FileTranslation> {
  const read = await readSource(cwd, given);
  const idle = read.filter((each) => isIdle(each, read));
  const all = read.filter((each) => !idle.includes(each)) as [Found, ...Found[]];
  // What answers preflights alone says nothing of who may read: as the policy, its '*' would be wider.
  const whole =
    all.find(({ scope, isPreflight }) => !scope && !isPreflight) ?? all.find(({ scope }) => !scope);
  const [first, ...more] = whole ? [whole, ...all.filter((each) => each !== whole)] : all;
  const translation = translate(first, overrides);
  const routed = whole ? [] : more.filter(({ scope }) => scope && 'route' in scope);
  const others = more
    .filter((each) => !routed.includes(each))
    .flatMap((each) => [
      toldOnly(each),
      ...translate(each, { production: [] }).remarks.filter(({ kind }) => kind === 'unsafe'),
    ]);
  const [draft, remarks] = routed.reduce(
    ([into, told], found) => {
      const next = translate(found, overrides);
      return [merged(into, next.draft), [...told, ...next.remarks]] as const;
    },
    [translation.draft, translation.remarks] as const,
  );
  const places = [read[0].imported, ...read.map(({ place }) => place)].filter((place) => place !== undefined);
  return { ...translation, draft, remarks: [...remarks, ...others, ...idle.map(toldIdle)], replaced: places };
}

export interface FileTranslation extends Translation {
  /** What goes when the policy comes: where the middleware is imported, and where it is called. */
  readonly replaced: readonly Place[];
}

/**
 * `app.options('*', cors())` that adds nothing to `app.use(cors(...))`: it says the same, or stands behind it, where no
 * preflight arrives. Before it, with other options, it answers them in its own way: that is for a person.
 */
function isIdle(found: Found, all: readonly Found[]): boolean {
  const whole = all.find(({ scope, isPreflight }) => !scope && !isPreflight);
  if (!found.isPreflight || !whole) return false;
  const said = ({ options, opaque }: Found) =>
    JSON.stringify([
      [...options].map(([name, { text }]) => [name, text]).sort(),
      opaque.map(({ text }) => text),
    ]);
  // Before it, and letting in everyone but cookies: the policy is narrower, as long as it allows none.
  const isOpen =
    found.options.size === 0 &&
    found.opaque.length === 0 &&
    !whole.options.has('credentials') &&
    whole.opaque.length === 0;
  const passesOn = whole.opaque.length > 0 || whole.options.has('preflightContinue');
  return said(found) === said(whole) || isOpen || (all.indexOf(found) > all.indexOf(whole) && !passesOn);
}

const toldIdle = ({ place }: Found): Remark => ({
  kind: 'changed',
  place,
  message: 'The same middleware for OPTIONS: fullcors answers every preflight, without a route for it.',
  fix: 'delete this line',
});

/** Two that stand in one application run both, one over the other: what comes out is for a person to say. */
const toldOnly = ({ place, scope, isPreflight }: Found): Remark => ({
  kind: 'by-hand',
  place,
  message: `There is another one here${scope ? `, for ${'route' in scope ? scope.route : scope.text}` : ''}. One request has one policy: it is not carried over.`,
  fix: isPreflight
    ? 'delete that line: fullcors answers every preflight; what only it allows, say in the policy'
    : 'write what differs there in routes, by its path',
});

type Draft = Translation['draft'];

/** The routes of both, in every environment. */
function merged(into: Draft, from: Draft): Draft {
  const routes = { ...from.options.routes, ...into.options.routes };
  const names = Object.keys({ ...into.options.environments, ...from.options.environments });
  const environments = names.map((name) => {
    const [a, b] = [into, from].map(({ options }) => options.environments?.[name]?.routes);
    // An environment's routes are all that hold there, so it has to say the base's as well.
    return [name, a || b ? { routes: { ...routes, ...b, ...a } } : {}];
  });
  const options = { ...into.options, routes, environments: Object.fromEntries(environments) };
  return { ...into, options: options as CorsOptions };
}
