// Writes packages/fullcors/cors.schema.json: what an editor knows of a policy file in JSON, YAML or TOML. Names, kinds and
// ranges are those by which the options are read (policy/option-names.ts), patterns those by which origins and names are,
// and the words are the comments of policy/options.ts: nothing is said twice.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../packages/fullcors/', import.meta.url);
const built = (path) => import(new URL(`dist/esm/policy/${path}`, root));
const { POLICY_OPTIONS, RANGES } = await built('option-names.js');
const { PATTERN } = await built('origin-pattern.js');
const { TOKEN } = await built('names.js');

const source = readFileSync(new URL('src/policy/options.ts', root), 'utf8');
const described = descriptions();

/** By kind: what a value is. A function is code, and no data file can say one. */
const KINDS = {
  origins: () => ({
    type: 'array',
    items: { anyOf: [{ enum: ['*', 'null'] }, { type: 'string', pattern: PATTERN.source }] },
    // '*' stands alone.
    if: { contains: { const: '*' } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's keyword
    then: { maxItems: 1 },
  }),
  regex: () => ({ type: 'string', format: 'regex' }),
  boolean: () => ({ type: 'boolean' }),
  methods: () => ({
    type: 'array',
    items: { type: 'string', pattern: TOKEN.source, not: { pattern: '[a-z]' }, examples: METHODS },
  }),
  headers: () => ({ type: 'array', items: { type: 'string', pattern: TOKEN.source } }),
  number(name) {
    const [fallback, least, most] = RANGES[name];
    return most === undefined
      ? { enum: [least, fallback], default: fallback }
      : { type: 'integer', minimum: least, maximum: most, default: fallback };
  },
};
const METHODS = ['PUT', 'PATCH', 'DELETE'];

/** With credentials, `'*'` takes its hatch. */
const NO_ANY_WITH_CREDENTIALS = {
  if: {
    properties: { allowCredentials: { const: true } },
    required: ['allowCredentials'],
    not: {
      properties: { dangerouslyAllowAnyOriginWithCredentials: { const: true } },
      required: ['dangerouslyAllowAnyOriginWithCredentials'],
    },
  },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's keyword
  then: { properties: { allowOrigins: { not: { type: 'array', contains: { const: '*' } } } } },
};

const options = Object.fromEntries(
  Object.entries(POLICY_OPTIONS)
    .filter(([, kind]) => kind !== 'function')
    .map(([name, kind]) => [name, { ...KINDS[kind](name), ...described.get(name) }]),
);
/** Each option is said once, and meant wherever it may stand. */
const meant = (names) => Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }]));
const layer = (properties) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...NO_ANY_WITH_CREDENTIALS,
});
const routes = {
  type: 'object',
  propertyNames: { pattern: '^/' },
  additionalProperties: { $ref: '#/definitions/route' },
  ...described.get('routes'),
};
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A CORS policy of fullcors',
  definitions: {
    ...options,
    routes,
    route: layer(meant(Object.keys(options))),
    environment: layer(meant([...Object.keys(options), 'routes'])),
  },
  ...layer({
    $schema: { type: 'string', ...described.get('$schema') },
    ...meant([...Object.keys(options), 'routes']),
    environments: {
      type: 'object',
      additionalProperties: { $ref: '#/definitions/environment' },
      ...described.get('environments'),
    },
  }),
};

writeFileSync(fileURLToPath(new URL('cors.schema.json', root)), `${JSON.stringify(schema, null, 2)}\n`);

/** The comment of every option, as its description and its default. */
function descriptions() {
  const found = new Map();
  for (const [, comment, name] of source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\n\s+([$\w]+)\?:/g)) {
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trim());
    const text = lines.filter((line) => !line.startsWith('@')).join(' ');
    const description = text
      .replace(/\s*A bundle takes (it|them) by `[^`]*`\./, '')
      .replace(/\{@link (\w+)\}/g, '$1')
      .replace(/\s+/g, ' ')
      .trim();
    const [, said] = /@default (true|false)$/m.exec(lines.join('\n')) ?? [];
    found.set(name, { description, ...(said && { default: said === 'true' }) });
  }
  return found;
}
