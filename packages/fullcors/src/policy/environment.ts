import { distance, nearest } from './nearest.js';
import { forgetOrigins, POLICY_OPTIONS } from './option-names.js';
import { quote } from './problems.js';
import type { Report, Said, SaidOptions } from './report.js';

/** Environment variables, as `process.env` holds them. */
export type Variables = Readonly<Record<string, unknown>>;

/** The environment in force. A name nobody has described is an error, so that a typo never opens a server. */
export function chooseEnvironment(report: Report, variables: Variables, known: readonly string[]): string {
  const variable = variables['CORS_ENV'] ? 'CORS_ENV' : 'NODE_ENV';
  const name = String(variables[variable] || 'production');
  if (known.length > 0 && name !== 'production' && !known.includes(name)) {
    const meant = nearest(name, [...known, 'production']);
    const described = `describe it in environments, as ${quote(name)}: {} if it is like the base`;
    const fix = meant ? `did you mean ${quote(meant)}? Else ${described}` : described;
    const message = `${quote(name)} is not one of the environments (${[...new Set([...known, 'production'])].join(', ')})`;
    report.add('environment-unknown', variable, name, message, fix);
  }
  return name;
}

/** `CORS_MAX_AGE` -> `maxAge`. What is dangerous is said in code, where it is reviewed; a function cannot be said. */
const BY_VARIABLE: ReadonlyMap<string, string> = new Map(
  Object.entries(POLICY_OPTIONS)
    .filter(([name, kind]) => kind !== 'function' && !name.startsWith('dangerously'))
    .map(([name]) => [`CORS_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`, name]),
);

/** The variables of the process, where there is one. */
export function processVariables(): Variables {
  const { env = {} } = (globalThis as { process?: { env?: Variables } }).process ?? {};
  try {
    return { ...env };
  } catch {
    // Deno without the whole of --allow-env: what may be read is read, what may not be read is not said.
    return Object.fromEntries(
      ['CORS_ENV', 'NODE_ENV', ...BY_VARIABLE.keys()].map((name) => [name, readable(env, name)]),
    );
  }
}

function readable(env: Variables, name: string): unknown {
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
      const read = parseValue(POLICY_OPTIONS[option as keyof typeof POLICY_OPTIONS], text.trim());
      if (read !== undefined) parsed.set(option, { value: read, path: variable });
      else {
        const fix = `write ${EXAMPLES[POLICY_OPTIONS[option as keyof typeof POLICY_OPTIONS]]}, or unset it`;
        report.add('variable-invalid', variable, value, `${quote(value)} cannot be read`, fix);
      }
    } else if (variable.startsWith('CORS_DANGEROUSLY_')) {
      const fix = 'unset it, and write the option in code, where it is reviewed';
      report.add('variable-unknown', variable, value, 'cannot be set from the environment', fix);
    } else {
      // Applications have CORS_ variables of their own; only what is nearly one of ours is taken for a typo.
      const meant = [...BY_VARIABLE.keys()].find((name) => distance(name, variable) <= 1);
      if (meant) report.add('variable-unknown', variable, value, 'is not read', `did you mean ${meant}?`);
    }
  }
  const said = new Map<string, Said>(under);
  forgetOrigins(said, [...parsed.keys()]);
  for (const [option, value] of parsed) said.set(option, value);
  return said;
}

const EXAMPLES: Readonly<Record<string, string>> = {
  list: 'values separated by commas',
  boolean: 'true or false',
  number: 'a whole number',
  regex: 'a regular expression without slashes',
};

/** Text -> value; undefined for what cannot be read, an empty text among it (an unset variable in a compose file). */
function parseValue(kind: string, text: string): unknown {
  if (text === '') return undefined;
  switch (kind) {
    case 'list': {
      const parts = text.split(',').map((part) => part.trim());
      return parts.includes('') ? undefined : parts;
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'number':
      return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
    default:
      try {
        return new RegExp(text);
      } catch {
        return undefined;
      }
  }
}
