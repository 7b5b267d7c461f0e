import { formatPattern, type ParsedPattern } from 'fullcors/origins';
import type { Gap } from '../../gaps.js';
import { undocumented } from '../declarative/differences.js';
import { generated, jsonFile } from '../declarative/files.js';
import { gap } from '../declarative/gap.js';
import { ANY_HOST, type Limits, NO_ROUTES } from '../declarative/limits.js';
import { listedHeaders, type Said } from '../declarative/said.js';
import { sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';

const S3 = 'S3';

/**
 * What a bucket's CORS configuration takes, from the user guide ("Elements of a CORS configuration") and the service
 * model. What S3 answers is not documented in full; it is read from scality/cloudserver, which imitates it
 * (lib/api/apiUtils/object/corsResponse.js). Nothing of it was run against S3.
 */
const limits: Limits = {
  name: S3,
  origins: {
    null: false,
    otherSchemes: true,
    host: ANY_HOST,
    // "The origin string can contain only one * wildcard character": any text, which in what a browser sends as an
    // origin is one label or more before the host, and a port at the end.
    subdomains: 'yes',
    anyPort: 'alone',
    most: Infinity,
    longest: Infinity,
  },
  methods: { any: 'no', known: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] },
  // "Amazon S3 will send only the allowed headers in a response that were requested": an echo.
  requestHeaders: { any: 'echo', echoesWithCredentials: true, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: false, most: Infinity },
  // Access-Control-Allow-Credentials: true goes with every origin that is not `*`.
  credentials: 'always',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 200,
  routes: NO_ROUTES,
  differs: [
    {
      code: 'no-vary',
      message:
        'S3 sends Vary only where a rule matches: a cache in front may keep an answer without CORS headers for everyone',
      fix: 'let the cache key hold Origin (CloudFront: the managed origin request policy CORS-S3Origin)',
    },
    undocumented(S3, 'whether its errors carry CORS headers'),
  ],
};

/** "The CORS configuration document is limited to 64 KB"; the rest of the document has the difference. */
const MOST_BYTES = 60_000;

export const s3: Target = {
  title: 'Amazon S3: CORS configuration of a bucket, as JSON and Terraform',
  draft(rules, { name }) {
    const { base, gaps } = sayRules(rules, limits);
    if (base.nobody) gaps.push(nobody);
    const origins = fitting(base, gaps);
    const headers = listedHeaders(base);
    const files = [
      {
        path: 's3-cors.json',
        text: jsonFile({
          CORSRules: [
            {
              ID: name,
              AllowedOrigins: origins,
              AllowedMethods: base.passing,
              ...(headers.length > 0 && { AllowedHeaders: headers }),
              ...(base.exposeHeaders.length > 0 && { ExposeHeaders: base.exposeHeaders }),
              MaxAgeSeconds: base.maxAge,
            },
          ],
        }),
        about: 'aws s3api put-bucket-cors --bucket BUCKET --cors-configuration file://s3-cors.json',
      },
      {
        path: 's3-cors.tf.json',
        text: jsonFile({
          '//': generated(rules, 's3', 'CORS.'),
          variable: { bucket: { type: 'string' } },
          resource: {
            aws_s3_bucket_cors_configuration: {
              cors: {
                // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation.
                bucket: '${var.bucket}',
                cors_rule: [
                  {
                    id: name,
                    allowed_origins: origins,
                    allowed_methods: base.passing,
                    ...(headers.length > 0 && { allowed_headers: headers }),
                    ...(base.exposeHeaders.length > 0 && { expose_headers: base.exposeHeaders }),
                    max_age_seconds: base.maxAge,
                  },
                ],
              },
            },
          },
        }),
        about: 'A module file with the whole CORS configuration of the bucket.',
      },
    ];
    return { files, gaps };
  },
};

const nobody: Gap = gap(
  'nobody-cannot-be-said',
  'allowOrigins',
  [],
  'S3 takes no CORS configuration without a rule',
  'delete the configuration of the bucket: aws s3api delete-bucket-cors',
);

function fitting({ anyOrigin, exact, wild }: Said, gaps: Gap[]): string[] {
  if (anyOrigin) return ['*'];
  const all = [...exact, ...wild.flatMap(withAndWithoutPort)];
  let bytes = 0;
  const most = all.findIndex((origin) => {
    bytes += '<AllowedOrigin></AllowedOrigin>'.length + origin.length;
    return bytes > MOST_BYTES;
  });
  if (most === -1) return all;
  const message = `S3 takes 64 KB of configuration, which is ${most} of these ${all.length} origins: the others are refused there`;
  gaps.push(
    gap('too-many-origins', 'allowOrigins', all.length, message, 'use patterns, or a proxy in front'),
  );
  return all.slice(0, most);
}

/** `:*` is any port or none; to S3 it is a colon and any text. */
const withAndWithoutPort = (pattern: ParsedPattern): string[] =>
  pattern.port === '*'
    ? [formatPattern({ ...pattern, port: '' }), formatPattern(pattern)]
    : [formatPattern(pattern)];
