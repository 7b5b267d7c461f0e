// The JSON Schema that editors read, as it is published, against what createCors takes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { policies } from '../conformance/policies.js';

const installed = fileURLToPath(new URL('../.e2e/node_modules/fullcors/', import.meta.url));
const { createCors } = await import(/* @vite-ignore */ `${installed}dist/esm/index.js`);
const { POLICY_OPTIONS, RANGES } = await import(
  /* @vite-ignore */ `${installed}dist/esm/policy/option-names.js`
);

const schema = JSON.parse(readFileSync(`${installed}cors.schema.json`, 'utf8'));
const validate = new Ajv({ allErrors: true, formats: { regex: true } }).compile(schema);

const isBuilt = (options) => {
  try {
    createCors(options, { env: {} });
    return true;
  } catch {
    return false;
  }
};
const APP = 'https://app.example.com';

/** What a file of data can say: an expression as text, a function not at all. */
const asData = (policy) =>
  JSON.parse(JSON.stringify(policy), (_, value) => value?.$regex ?? (value?.$ask ? undefined : value));
const sayable = Object.entries(policies).filter(([, policy]) => !JSON.stringify(policy).includes('$ask'));

describe('every policy of the conformance cases', () => {
  test.each(sayable)('%s is valid', (_, policy) => {
    const data = asData(policy);
    expect(isBuilt(data)).toBe(true);
    validate(data);
    expect(validate.errors).toBeNull();
  });

  test.each(sayable)('%s is not, with any of its options misspelt', (_, policy) => {
    const data = asData(policy);
    for (const name of Object.keys(data)) {
      const { [name]: value, ...others } = data;
      const misspelt = { ...others, [`${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}_`]: value };
      expect(validate(misspelt), name).toBe(false);
      expect(isBuilt(misspelt), name).toBe(false);
    }
  });
});

const layers = {
  base: (options) => options,
  'a route': (options) => ({ allowOrigins: [APP], routes: { '/a': options } }),
  'an environment': (options) => ({ allowOrigins: [APP], environments: { staging: options } }),
  'the route of an environment': (options) => ({
    allowOrigins: [APP],
    environments: { staging: { routes: { '/a/*': options } } },
  }),
};

/** Refused by both, wherever they stand. */
const WRONG = [
  { allowOrigins: 'https://app.example.com' },
  { allowOrigins: ['https://app.example.com/'] },
  { allowOrigins: ['app.example.com'] },
  { allowOrigins: ['https://App.example.com'] },
  { allowOrigins: ['https://app.*.com'] },
  { allowOrigins: ['*', APP] },
  { allowOrigins: ['*'], allowCredentials: true },
  { allowOrigins: [APP], allowCredentials: 'yes' },
  { allowOrigins: [APP], allowMethods: 'PUT' },
  { allowOrigins: [APP], allowMethods: ['put'] },
  { allowOrigins: [APP], allowMethods: ['PUT, PATCH'] },
  { allowOrigins: [APP], allowHeaders: ['X-A, X-B'] },
  { allowOrigins: [APP], exposeHeaders: [1] },
  { allowOrigins: [APP], maxAge: -1 },
  { allowOrigins: [APP], maxAge: 1.5 },
  { allowOrigins: [APP], maxAge: '600' },
  { allowOrigins: [APP], preflightStatus: 201 },
  { allowOrigins: [APP], origin: '*' },
  { allowOrigins: [APP], debug: 1 },
  { allowOriginRegex: 7 },
];

describe.each(Object.entries(layers))('in %s', (_, layer) => {
  test.each(WRONG.map((options) => [JSON.stringify(options), options]))('%s is refused', (_text, options) => {
    expect(isBuilt(layer(options))).toBe(false);
    expect(validate(layer(options))).toBe(false);
  });

  test.each(Object.entries(RANGES))('%s has the bounds that are enforced', (name, range) => {
    const [, least, most = least] = range;
    const values = new Set(range.flatMap((value) => [value - 1, value, value + 1]).concat(least, most));
    for (const value of values) {
      const policy = layer({ allowOrigins: [APP], [name]: value });
      expect(validate(policy), `${name}: ${value}`).toBe(isBuilt(policy));
    }
  });
});

test.each([
  [{ allowOrigins: [APP], routes: { public: {} } }],
  [{ allowOrigins: [APP], routes: { '/a': { routes: {} } } }],
  [{ allowOrigins: [APP], environments: { staging: { environments: {} } } }],
  [{ allowOrigins: [APP], environments: [] }],
])('%j is refused', (policy) => {
  expect(isBuilt(policy)).toBe(false);
  expect(validate(policy)).toBe(false);
});

test('the place of the schema itself may be said', () => {
  const policy = { $schema: './node_modules/fullcors/cors.schema.json', allowOrigins: [APP] };
  expect([isBuilt(policy), validate(policy)]).toEqual([true, true]);
});

describe('the schema and the table of options', () => {
  const sayableNames = Object.entries(POLICY_OPTIONS)
    .filter(([, kind]) => kind !== 'function')
    .map(([name]) => name);
  const { route, environment } = schema.definitions;

  test('have the same names, but for functions', () => {
    expect(Object.keys(route.properties)).toEqual(sayableNames);
    expect(Object.keys(environment.properties)).toEqual([...sayableNames, 'routes']);
    expect(Object.keys(schema.properties)).toEqual(['$schema', ...sayableNames, 'routes', 'environments']);
  });

  test('every option is described, in whole sentences', () => {
    const described = [...sayableNames, 'routes'].map((name) => schema.definitions[name].description);
    for (const text of [...described, schema.properties.environments.description]) {
      expect(text).toMatch(/^[A-Z].{15,}\.$/);
      expect(text).not.toMatch(/@|\{|bundle/);
    }
  });

  test('every default is the one in force', () => {
    const { policy } = createCors({ allowOrigins: [APP] }, { env: {} });
    const said = sayableNames.filter((name) => 'default' in schema.definitions[name]);
    expect(said.length).toBeGreaterThan(10);
    for (const name of said) expect([name, policy[name]]).toEqual([name, schema.definitions[name].default]);
  });
});
