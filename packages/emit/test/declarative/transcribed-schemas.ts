// What has no schema to be had here, transcribed from its source: names, types and lists of values.

const strings = { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true };
const some = { ...strings, minItems: 1 };
const boolean = { type: 'boolean' };
const seconds = { type: 'integer', minimum: 0, maximum: 86400 };

/** An object with exactly these properties. */
const object = (properties: Record<string, object>, optional: readonly string[] = []): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const cors = object(
  {
    allow_origins: some,
    allow_credentials: boolean,
    allow_methods: some,
    allow_headers: some,
    expose_headers: some,
    max_age: seconds,
  },
  ['allow_headers', 'expose_headers'],
);
const items = (list: object): object => object({ items: list });

/** Arguments of provider hashicorp/aws 6.25.0, as the npm package @cdktf/provider-aws 21.22.1 declares them. */
export const TERRAFORM: Record<string, object> = {
  aws_apigatewayv2_api: object(
    { name: { type: 'string' }, protocol_type: { const: 'HTTP' }, cors_configuration: cors },
    ['cors_configuration'],
  ),
  aws_lambda_function_url: object(
    { function_name: { type: 'string' }, authorization_type: { type: 'string' }, cors },
    ['cors'],
  ),
  aws_s3_bucket_cors_configuration: object({
    bucket: { type: 'string' },
    cors_rule: {
      type: 'array',
      minItems: 1,
      items: object(
        {
          id: { type: 'string', maxLength: 255 },
          allowed_origins: some,
          allowed_methods: some,
          allowed_headers: some,
          expose_headers: some,
          max_age_seconds: seconds,
        },
        ['allowed_headers', 'expose_headers'],
      ),
    },
  }),
  aws_cloudfront_response_headers_policy: object(
    {
      name: { type: 'string' },
      comment: { type: 'string' },
      cors_config: object(
        {
          access_control_allow_origins: items(some),
          access_control_allow_credentials: boolean,
          access_control_allow_methods: items(some),
          access_control_allow_headers: items(some),
          access_control_expose_headers: items(some),
          access_control_max_age_sec: seconds,
          origin_override: boolean,
        },
        ['access_control_expose_headers'],
      ),
      remove_headers_config: items({
        type: 'array',
        // The quota of headers that a policy may remove.
        maxItems: 10,
        items: object({ header: { type: 'string' } }),
      }),
    },
    ['cors_config'],
  ),
};

/** botocore 1.44.8, s3/2006-03-01: CORSConfiguration; methods and "only one * wildcard" from the user guide. */
export const S3_CORS = object({
  CORSRules: {
    type: 'array',
    minItems: 1,
    maxItems: 100,
    items: object(
      {
        ID: { type: 'string', maxLength: 255 },
        AllowedOrigins: { ...some, items: { type: 'string', pattern: '^[^*]*\\*?[^*]*$' } },
        AllowedMethods: { ...some, items: { enum: ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'] } },
        AllowedHeaders: { ...some, items: { type: 'string', pattern: '^[^*]*\\*?[^*]*$' } },
        ExposeHeaders: { ...some, items: { type: 'string', pattern: '^[^*]+$' } },
        MaxAgeSeconds: seconds,
      },
      ['AllowedHeaders', 'ExposeHeaders'],
    ),
  },
});

/** CorsRule of the npm package @azure/arm-storage 20.0.0, and the limits of the REST reference. */
export const AZURE_RULES = {
  type: 'array',
  maxItems: 5,
  items: object({
    allowedOrigins: { ...some, items: { type: 'string', maxLength: 256 } },
    allowedMethods: {
      ...some,
      items: {
        enum: ['DELETE', 'GET', 'HEAD', 'MERGE', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'CONNECT', 'TRACE'],
      },
    },
    maxAgeInSeconds: seconds,
    exposedHeaders: { ...strings, maxItems: 64, items: { type: 'string', maxLength: 256 } },
    allowedHeaders: { ...strings, maxItems: 64, items: { type: 'string', maxLength: 256 } },
  }),
};

/** kong/plugins/cors/schema.lua and the routes of kong/db/schema/entities/routes.lua, 3.10. */
const KONG_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];
export const KONG = object({
  _format_version: { const: '3.0' },
  services: {
    type: 'array',
    items: object({
      name: { type: 'string', pattern: '^[a-z0-9._~-]+$' },
      url: { type: 'string' },
      routes: {
        type: 'array',
        minItems: 1,
        items: object(
          {
            name: { type: 'string', pattern: '^[a-z0-9._~-]+$' },
            hosts: some,
            paths: { ...some, items: { type: 'string', pattern: '^~?/' } },
            regex_priority: { type: 'integer' },
            strip_path: boolean,
            plugins: {
              type: 'array',
              items: object({
                name: { const: 'cors' },
                config: object(
                  {
                    // An empty list is everyone, every method and every header.
                    origins: some,
                    methods: { ...some, items: { enum: KONG_METHODS } },
                    headers: some,
                    exposed_headers: some,
                    credentials: boolean,
                    max_age: { type: 'number' },
                    preflight_continue: { const: false },
                    private_network: boolean,
                  },
                  ['headers', 'exposed_headers'],
                ),
              }),
            },
          },
          ['regex_priority', 'plugins'],
        ),
      },
    }),
  },
});

/** networking.k8s.io/v1 Ingress, and the validators of ingress-nginx v1.15.1 in internal/ingress/annotations/cors. */
const ANNOTATION = 'nginx.ingress.kubernetes.io/';
export const INGRESS = object({
  apiVersion: { const: 'networking.k8s.io/v1' },
  kind: { const: 'Ingress' },
  metadata: object({
    name: { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$' },
    annotations: {
      ...object({
        [`${ANNOTATION}enable-cors`]: { enum: ['true', 'false'] },
        [`${ANNOTATION}cors-allow-origin`]: {
          type: 'string',
          pattern: '^(([a-z]+://(\\*\\.)?[A-Za-z0-9\\-.]+(:\\d+)?(, )?)+|\\*)$',
        },
        [`${ANNOTATION}cors-allow-methods`]: { type: 'string', pattern: '^([A-Za-z]+,?\\s?)+$' },
        [`${ANNOTATION}cors-allow-headers`]: { type: 'string', pattern: '^[A-Za-z0-9-_, ]+$' },
        [`${ANNOTATION}cors-allow-credentials`]: { enum: ['true', 'false'] },
        [`${ANNOTATION}cors-expose-headers`]: {
          type: 'string',
          pattern: '^(([A-Za-z0-9\\-_]+|\\*),?\\s?)+$',
        },
        [`${ANNOTATION}cors-max-age`]: { type: 'string', pattern: '^[0-9]+$' },
      }),
      required: [`${ANNOTATION}enable-cors`],
      // Whatever is left out is the controller's to say.
      if: { properties: { [`${ANNOTATION}enable-cors`]: { const: 'true' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
      then: {
        required: ['origin', 'methods', 'headers', 'credentials']
          .map((name) => `${ANNOTATION}cors-allow-${name}`)
          .concat(`${ANNOTATION}cors-max-age`),
      },
    },
  }),
  spec: object({
    ingressClassName: { type: 'string' },
    rules: {
      type: 'array',
      items: object({
        host: { type: 'string' },
        http: object({
          paths: {
            type: 'array',
            minItems: 1,
            items: object({
              path: { type: 'string', pattern: '^/[A-Za-z0-9._\\-/]*$' },
              pathType: { enum: ['Exact', 'Prefix'] },
              backend: object({
                service: object({
                  name: { type: 'string' },
                  port: object({ number: { type: 'integer', minimum: 1, maximum: 65535 } }),
                }),
              }),
            }),
          },
        }),
      }),
    },
  }),
});
