import type { CorsOptions } from 'fullcors';
import type { Remark } from '../remark.js';
import { readSource } from './read-source.js';
import { type Overrides, type Translation, translate } from './translate/translate.js';
import type { Found } from './value.js';

/** Reads a file and translates what it says of CORS. @throws CannotRun where there is nothing to translate. */
export async function translateFile(cwd: string, given: string, overrides: Overrides): Promise<Translation> {
  const all = await readSource(cwd, given);
  const whole = all.find(({ scope }) => !scope);
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
  return { ...translation, draft, remarks: [...remarks, ...others] };
}

/** Two that stand in one application run both, one over the other: what comes out is for a person to say. */
const toldOnly = ({ place, scope }: Found): Remark => ({
  kind: 'by-hand',
  place,
  message: `There is another one here${scope ? `, for ${'route' in scope ? scope.route : scope.text}` : ''}. One request has one policy: it is not carried over.`,
  fix: 'write what differs there in routes, by its path',
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
