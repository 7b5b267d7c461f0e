import { POLICY_OPTIONS } from '../option-names.js';
import type { PolicyOptions } from '../options.js';
import type { Report, Said, SaidOptions } from '../report.js';
import { environmentOf, type Variables } from '../variables.js';
import { forgetOrigins } from './forget-origins.js';

/** The environment in force. A name nobody has described is an error, so that a typo never opens a server. */
export function chooseEnvironment(report: Report, variables: Variables, known: readonly string[]): string {
  const variable = variables['CORS_ENV'] ? 'CORS_ENV' : 'NODE_ENV';
  const name = environmentOf(variables);
  const described = new Set([...known, 'production']);
  if (known.length > 0 && !described.has(name)) {
    report.add('environment-unknown', variable, name, [...described]);
  }
  return name;
}

/** `CORS_MAX_AGE` -> `maxAge`. What is dangerous is said in code, where it is reviewed; a function cannot be said. */
const BY_VARIABLE: ReadonlyMap<string, keyof PolicyOptions> = new Map(
  (Object.keys(POLICY_OPTIONS) as (keyof PolicyOptions)[])
    .filter((name) => name !== 'allowOriginIf' && !name.startsWith('dangerously'))
    .map((name) => [`CORS_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`, name]),
);

/** Deno without the whole of --allow-env: what may be read is read, what may not be read is not said. */
export function readable(env: Variables): Variables {
  try {
    return { ...env };
  } catch {
    const names = ['CORS_ENV', 'NODE_ENV', ...BY_VARIABLE.keys()];
    return Object.fromEntries(names.map((name) => [name, readOne(env, name)]));
  }
}

function readOne(env: Variables, name: string): unknown {
  try {
    return env[name];
  } catch {
    return undefined;
  }
}

/** Lays the `CORS_*` variables over what the code says. Their values then pass the same validation. */
export function layerVariables(report: Report, under: SaidOptions, variables: Variables): SaidOptions {
  const parsed = new Map<string, Said>();
  for (const [variable, value] of Object.entries(variables)) {
    if (value === undefined || !variable.startsWith('CORS_') || variable === 'CORS_ENV') continue;
    // Workers' bindings may be anything; what is no text is read as none.
    const text = typeof value === 'string' ? value : '';
    const option = BY_VARIABLE.get(variable);
    if (option) {
      const kind = POLICY_OPTIONS[option];
      const read = parseValue(kind, text.trim());
      if (read === undefined) report.add('variable-invalid', variable, value, kind);
      else parsed.set(option, { value: read, path: variable });
    } else if (variable.startsWith('CORS_DANGEROUSLY_')) {
      report.add('variable-unknown', variable, value);
    } else {
      // Applications have CORS_ variables of their own; only what is nearly one of ours is taken for a typo.
      const meant = [...BY_VARIABLE.keys()].find((name) => isOneTypoAway(name, variable));
      if (meant) report.add('variable-unknown', variable, value, meant);
    }
  }
  const said = forgetOrigins(under, [...parsed.keys()]);
  for (const [option, value] of parsed) said.set(option, value);
  return said;
}

/** Whether one character that is changed, added or left out makes the difference. */
function isOneTypoAway(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return [
    [1, 1],
    [0, 1],
    [1, 0],
  ].some(([i = 0, j = 0]) => a.slice(same + i) === b.slice(same + j));
}

/** Text -> value; undefined for what cannot be read, an empty text among it (an unset variable in a compose file). */
function parseValue(kind: string, text: string): unknown {
  if (text === '') return undefined;
  switch (kind) {
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : undefined);
    case 'number':
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    case 'regex':
      try {
        return new RegExp(text);
      } catch {
        return undefined;
      }
    default: {
      const parts = text.split(',').map((part) => part.trim());
      return parts.includes('') ? undefined : parts;
    }
  }
}
