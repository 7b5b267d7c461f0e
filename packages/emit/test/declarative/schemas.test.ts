// Whatever is emitted is as the vendor's schema, package or source has it. Where each comes from is told in
// conformance/schemas/README.md and in transcribed-schemas.ts.
import { readFileSync } from 'node:fs';
import routing from '@vercel/routing-utils';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { type CorsOptions, createCors } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { EmitError, emit } from '../../src/index.js';
import type { EmittedFile } from '../../src/targets/target.js';
import { DIRECTED } from './directed.js';
import { type Declarative, MODELS } from './models/index.js';
import { policies } from './policies.js';
import { AZURE_RULES, INGRESS, KONG, S3_CORS, TERRAFORM } from './transcribed-schemas.js';

const POLICIES = 150;

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
type Schema = { [key: string]: unknown };
const read = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../../../../conformance/schemas/${name}.json`, import.meta.url), 'utf8'));

/** A Kubernetes schema as the API server reads it with strict field validation: no other field, and sets are sets. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const all = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, strict(value)]),
  ) as Schema;
  if (all['properties'] && all['type'] === 'object' && all['additionalProperties'] === undefined) {
    all['additionalProperties'] = false;
  }
  if (all['x-kubernetes-list-type'] === 'set') all['uniqueItems'] = true;
  // The one rule of the CORS filter in CEL: '*' stands alone.
  if (JSON.stringify(schema).includes(`"!('*' in self && self.size() > 1)"`) && all['type'] === 'array') {
    all['not'] = { contains: { const: '*' }, minItems: 2 };
  }
  return all;
}

/** A custom resource: what the schema says, and what the API server says of every object. */
function customResource(name: string): ValidateFunction {
  const schema = strict(read(name)) as { properties: Schema };
  Object.assign(schema.properties, { apiVersion: { type: 'string' }, kind: { type: 'string' } });
  schema.properties['metadata'] = {
    type: 'object',
    additionalProperties: false,
    properties: { name: { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' } },
  };
  return ajv.compile(schema);
}

const crd = {
  httpRoute: customResource('gateway-api-httproute'),
  virtualService: customResource('istio-virtualservice'),
  middleware: customResource('traefik-middleware'),
};
const middlewareHeaders = ajv.compile(
  (
    strict(read('traefik-middleware')) as {
      properties: { spec: { properties: { headers: Schema } } };
    }
  ).properties.spec.properties.headers,
);
const cloudFormation = Object.fromEntries(
  Object.entries(read('cloudformation')).map(([type, schema]) => [type, ajv.compile(schema as Schema)]),
);
const terraform = Object.fromEntries(
  Object.entries(TERRAFORM).map(([type, schema]) => [type, ajv.compile(schema)]),
);
const own = {
  s3: ajv.compile(S3_CORS),
  azure: ajv.compile(AZURE_RULES),
  kong: ajv.compile(KONG),
  ingress: ajv.compile(INGRESS),
  gcs: ajv.compile(strict({ ...read('gcs-bucket-cors') }) as Schema),
  vercel: ajv.compile(routing.headersSchema as Schema),
};

function check(validate: ValidateFunction | undefined, value: unknown): void {
  if (!validate) throw new Error('there is no schema');
  if (!validate(value)) {
    throw new Error(`${JSON.stringify(validate.errors?.slice(0, 3))}\n${JSON.stringify(value, null, 1)}`);
  }
}

/** As YAML 1.1, which Kubernetes reads, and as 1.2: they have to say the same. */
function documents(text: string): unknown[] {
  const [old, now] = (['1.1', '1.2'] as const).map((version) =>
    parseAllDocuments(text, { version }).map((document) => {
      if (!('toJS' in document) || document.errors.length > 0) throw new Error(`not YAML: ${text}`);
      return document.toJS() as unknown;
    }),
  );
  expect(old).toEqual(now);
  return now ?? [];
}

/** A template: the type of every resource, its properties with a text for each `Ref` and `Fn::Sub`. */
function checkTemplate(text: string): void {
  const filled = JSON.parse(text, (_, value) =>
    value?.Ref !== undefined || value?.['Fn::Sub'] !== undefined ? 'a-name' : value,
  ) as { Resources: Record<string, { Type: string; Properties: { AuthType?: string } }> };
  for (const { Type, Properties } of Object.values(filled.Resources)) {
    if (Properties.AuthType) Properties.AuthType = 'AWS_IAM';
    check(cloudFormation[Type], Properties);
  }
}

function checkTerraform(text: string): void {
  const { resource, ...rest } = JSON.parse(text) as { resource: Record<string, Record<string, unknown>> };
  for (const [type, all] of Object.entries(resource)) {
    for (const one of Object.values(all)) check(terraform[type], one);
  }
  // A dollar with a brace is Terraform's own: only its variables have one.
  const inserted = text.match(/[$%]\{[^}]*\}?/g) ?? [];
  for (const one of inserted) expect(one).toMatch(/^\$\{var\.[a-z_]+\}$/);
  expect(Object.keys(rest).sort()).toEqual(['//', 'variable']);
}

const CHECKS: Record<Declarative, Record<string, (text: string) => void>> = {
  'gateway-api': {
    'httproute.yaml': (text) => documents(text).forEach((one) => void check(crd.httpRoute, one)),
  },
  istio: {
    'virtualservice.yaml': (text) => documents(text).forEach((one) => void check(crd.virtualService, one)),
  },
  'ingress-nginx': {
    'ingress.yaml': (text) => documents(text).forEach((one) => void check(own.ingress, one)),
  },
  traefik: {
    'traefik-middleware.yaml': (text) => documents(text).forEach((one) => void check(crd.middleware, one)),
    'traefik-cors.yaml': (text) => {
      const [{ http }] = documents(text) as [{ http: { middlewares: Record<string, { headers: object }> } }];
      for (const { headers } of Object.values(http.middlewares)) check(middlewareHeaders, headers);
    },
  },
  kong: { 'kong.yaml': (text) => check(own.kong, documents(text)[0]) },
  'aws-http-api': { 'http-api.cloudformation.json': checkTemplate, 'http-api.tf.json': checkTerraform },
  'lambda-url': { 'lambda-url.cloudformation.json': checkTemplate, 'lambda-url.tf.json': checkTerraform },
  cloudfront: {
    'cloudfront-cors.cloudformation.json': checkTemplate,
    'cloudfront-cors.tf.json': checkTerraform,
  },
  s3: { 's3-cors.json': (text) => check(own.s3, JSON.parse(text)), 's3-cors.tf.json': checkTerraform },
  gcs: { 'gcs-cors.json': (text) => check(own.gcs, JSON.parse(text)) },
  'azure-blob': {
    'blob-cors.arm.json': (text) => check(own.azure, JSON.parse(text).resources[0].properties.cors.corsRules),
  },
  vercel: { 'vercel.json': (text) => check(own.vercel, JSON.parse(text).headers) },
  // Parsed by Netlify's own package wherever the model is asked; here, that nothing broke out of its line.
  netlify: {
    _headers: (text) => expect(text).toMatch(/^(# [^\n]*\n)+(\/\*\n( {2}[A-Za-z-]+: [ -~]+\n)+)?$/),
  },
};

describe.each(Object.keys(MODELS) as Declarative[])('%s', (target) => {
  let emitted = 0;

  function checkPolicy(options: CorsOptions): void {
    const files = filesOf(options, target);
    if (!files) return;
    emitted++;
    expect(files.map(({ path }) => path).sort()).toEqual(Object.keys(CHECKS[target]).sort());
    for (const { path, text } of files) CHECKS[target][path]?.(text);
  }

  test('what is emitted is as it should be', () => {
    for (const options of Object.values(DIRECTED)) checkPolicy(options);
    fc.assert(fc.property(policies, checkPolicy), { numRuns: POLICIES });
    expect(emitted).toBeGreaterThan(POLICIES / 10);
  });

  test('10,000 origins are said, or counted in a gap', () => {
    const allowOrigins = Array.from({ length: 10_000 }, (_, i) => `https://app-${i}.example.com`);
    const { policy } = createCors({ allowOrigins, allowCredentials: target !== 'gcs' }, { env: {} });
    const { files, warnings } = emit(policy, target, { allowGaps: true });
    for (const { path, text } of files) CHECKS[target][path]?.(text);
    const said = new Set(files[0]?.text.match(/https:\/\/app-[0-9]+(\\*\.)example\1com/g));
    expect(said.size === 10_000 || warnings.some(({ code }) => code === 'too-many-origins')).toBe(true);
    expect(said.size).toBeGreaterThan(0);
  });
});

function filesOf(options: CorsOptions, target: Declarative): readonly EmittedFile[] | undefined {
  const { policy } = createCors(options, { env: {} });
  try {
    return emit(policy, target, { allowGaps: true }).files;
  } catch (error) {
    if (error instanceof EmitError) return undefined;
    throw error;
  }
}
