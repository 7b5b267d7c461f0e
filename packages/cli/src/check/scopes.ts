import type { Cors, PathPolicy } from 'fullcors';
import { keyPathOf } from '../config/key-path.js';
import type { PolicyFile } from '../config/policy-file.js';
import type { EnvironmentKind, Scope } from './lints/lint.js';

/** By its name; a server that is told nothing runs as production. */
export const kindOf = (environment: string): EnvironmentKind =>
  /^(prod|production|live)$/i.test(environment)
    ? 'production'
    : /^(dev|development|local|test|testing|ci|e2e)$/i.test(environment)
      ? 'development'
      : 'other';

type Said = Readonly<Record<string, unknown>>;
type Layer = { readonly said: Said; readonly path: readonly (string | number)[] };

/** The options that say origins stand and fall together: who says one of them has said them all. */
const ORIGIN_OPTIONS = ['allowOrigins', 'allowOriginRegex', 'allowOriginIf'];

/** The base and every route of one environment, each with where its options are said. */
export function scopesOf({ options }: PolicyFile, environment: string, cors: Cors): readonly Scope[] {
  const base: Layer = { said: options as Said, path: [] };
  const described = asRecord(asRecord(base.said['environments'])[environment]);
  const layers: Layer[] = [{ said: described, path: ['environments', environment] }, base];
  const routes = layers.find(({ said }) => said['routes'] !== undefined);
  const { policy } = cors;
  const scopes: Scope[] = [
    makeScope({ environment, cors, layers, policy, base: policy, route: undefined, path: '/' }),
  ];
  for (const [route, ofRoute] of Object.entries(policy.routes)) {
    const said = asRecord(asRecord(routes?.said['routes'])[route]);
    const above = [{ said, path: [...(routes?.path ?? []), 'routes', route] }, ...layers];
    // A path that the pattern stands for, to ask the policy there.
    const path = route.replace(/\*$/, 'x').replace(/:[a-z0-9_]+/gi, 'x');
    scopes.push(makeScope({ environment, cors, layers: above, policy: ofRoute, base: policy, route, path }));
  }
  return scopes;
}

interface Making {
  readonly environment: string;
  readonly cors: Cors;
  readonly layers: readonly Layer[];
  readonly policy: PathPolicy;
  readonly base: PathPolicy;
  readonly route: string | undefined;
  readonly path: string;
}

function makeScope({ environment, cors, layers, policy, base, route, path }: Making): Scope {
  const find = (option: string): Layer | undefined =>
    layers.find(({ said }) =>
      ORIGIN_OPTIONS.includes(option)
        ? ORIGIN_OPTIONS.some((name) => said[name] !== undefined)
        : said[option] !== undefined,
    );
  const listOf = (option: string): readonly unknown[] => {
    const value = find(option)?.said[option];
    return Array.isArray(value) ? value : [];
  };
  const pathOf = (option: string): readonly (string | number)[] => {
    const layer = find(option);
    // What is said nowhere is looked for where the scope begins, as far as that stands in the file.
    return layer
      ? [...layer.path, ...(layer.said[option] === undefined ? [] : [option])]
      : (layers.find(({ said }) => Object.keys(said).length > 0)?.path ?? []);
  };
  return {
    environment,
    kind: kindOf(environment),
    policy,
    base,
    route,
    routeAt: route === undefined ? '' : keyPathOf(layers[0]?.path ?? []),
    allows: (origin) => {
      try {
        return cors.allowsOrigin(origin, path);
      } catch {
        return false;
      }
    },
    isSaid: (option) => find(option) !== undefined,
    at(option, value) {
      const index = value === undefined ? -1 : listOf(option).indexOf(value);
      return keyPathOf(index < 0 ? pathOf(option) : [...pathOf(option), index]);
    },
    repeated(option) {
      const list = listOf(option);
      const index = list.findIndex((value, i) => list.indexOf(value) < i);
      return index < 0 ? undefined : keyPathOf([...pathOf(option), index]);
    },
  };
}

const asRecord = (value: unknown): Said =>
  typeof value === 'object' && value !== null ? (value as Said) : {};
