import { noVary, preflightAnsweredByUpstream, undocumented } from '../declarative/differences.js';
import { generated, jsonFile } from '../declarative/files.js';
import { type Limits, PLAIN_HOST } from '../declarative/limits.js';
import { literalMatches } from '../declarative/routes.js';
import { HEADER_OF_NO_PAGE, listedHeaders, type Said } from '../declarative/said.js';
import { type SaidRules, sayRules } from '../declarative/say.js';
import { UPSTREAM_FIELDS } from '../declarative/upstream-fields.js';
import type { Target } from '../target.js';

const CLOUDFRONT = 'CloudFront';

/**
 * What a response headers policy takes, from the developer guide ("Understand response headers policies") and the
 * resource schema. Nothing of it was run.
 */
const limits: Limits = {
  name: CLOUDFRONT,
  origins: {
    null: false,
    otherSchemes: false,
    host: PLAIN_HOST,
    // "allowed as the leftmost part of the domain": over how many labels, and whether over none, is not said.
    subdomains: 'no',
    anyPort: 'no',
    most: Infinity,
    longest: Infinity,
  },
  methods: { any: 'no', known: ['GET', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] },
  requestHeaders: { any: 'literal', echoesWithCredentials: false, namesBesideAny: false, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: undefined,
  // A policy for each; the path patterns of the cache behaviours are told in Comment.
  routes: { one: false, below: true, literal: true, text: /^[a-z0-9._-]+$/, most: 20, refusesOdd: false },
  differs: [
    preflightAnsweredByUpstream(CLOUDFRONT, 'the origin'),
    noVary(CLOUDFRONT),
    undocumented(CLOUDFRONT, 'whether the policy is applied to responses that CloudFront makes itself'),
  ],
};

export const cloudfront: Target = {
  title: 'Amazon CloudFront response headers policy: CloudFormation and Terraform',
  draft(rules, { name }) {
    const said = sayRules(rules, limits);
    const policies = policiesOf(said);
    const files = [
      {
        path: 'cloudfront-cors.cloudformation.json',
        text: jsonFile({
          AWSTemplateFormatVersion: '2010-09-09',
          Description: generated(rules, 'cloudfront', 'CORS as response headers policies.'),
          Parameters: { Name: { Type: 'String', Default: name } },
          Resources: Object.fromEntries(
            policies.map((policy) => [
              policy.id,
              {
                Type: 'AWS::CloudFront::ResponseHeadersPolicy',
                Properties: { ResponseHeadersPolicyConfig: cloudFormation(policy) },
              },
            ]),
          ),
          Outputs: Object.fromEntries(policies.map(({ id }) => [`${id}Id`, { Value: { Ref: id } }])),
        }),
        about: ABOUT,
      },
      {
        path: 'cloudfront-cors.tf.json',
        text: jsonFile({
          '//': generated(rules, 'cloudfront', 'CORS as response headers policies.'),
          variable: { name: { type: 'string', default: name } },
          resource: {
            aws_cloudfront_response_headers_policy: Object.fromEntries(
              policies.map((policy) => [policy.id.toLowerCase(), terraform(policy)]),
            ),
          },
        }),
        about: ABOUT,
      },
    ];
    return { files, gaps: said.gaps };
  },
};

const ABOUT =
  'Name each policy in the cache behaviour whose path pattern its comment tells, and let that behaviour allow OPTIONS.';

interface Policy {
  /** For CloudFormation, letters and digits. */
  readonly id: string;
  readonly suffix: string;
  readonly comment: string;
  readonly said: Said;
}

function policiesOf({ base, routes }: SaidRules): Policy[] {
  const others = routes.map(({ rules: { segments }, said }, i): Policy => {
    const { exact, below } = literalMatches(segments);
    const patterns = below === undefined ? exact : below === '/' ? ['*'] : [below, `${below}/*`];
    return { id: `Cors${i + 1}`, suffix: `-${i + 1}`, comment: `For ${patterns.join(' and ')}`, said };
  });
  return [{ id: 'Cors', suffix: '', comment: 'For every other path', said: base }, ...others];
}

/**
 * The origin's own fields are removed first, and then ours are added ("CloudFront removes the headers first and then
 * adds"). A list of request headers has to hold one.
 */
function cloudFormation({ suffix, comment, said }: Policy): object {
  const items = (Items: readonly string[]): object => ({ Items });
  const cors = {
    AccessControlAllowOrigins: items(origins(said)),
    AccessControlAllowCredentials: said.credentials,
    AccessControlAllowMethods: items(said.passing),
    AccessControlAllowHeaders: items(headers(said)),
    ...(said.exposeHeaders.length > 0 && { AccessControlExposeHeaders: items(said.exposeHeaders) }),
    AccessControlMaxAgeSec: said.maxAge,
    OriginOverride: true,
  };
  return {
    Name: suffix ? { 'Fn::Sub': `\${Name}${suffix}` } : { Ref: 'Name' },
    Comment: comment,
    ...(!said.nobody && { CorsConfig: cors }),
    RemoveHeadersConfig: { Items: UPSTREAM_FIELDS.map((Header) => ({ Header })) },
  };
}

function terraform({ suffix, comment, said }: Policy): object {
  const cors = {
    access_control_allow_origins: { items: origins(said) },
    access_control_allow_credentials: said.credentials,
    access_control_allow_methods: { items: said.passing },
    access_control_allow_headers: { items: headers(said) },
    ...(said.exposeHeaders.length > 0 && { access_control_expose_headers: { items: said.exposeHeaders } }),
    access_control_max_age_sec: said.maxAge,
    origin_override: true,
  };
  return {
    name: `\${var.name}${suffix}`,
    comment,
    ...(!said.nobody && { cors_config: cors }),
    remove_headers_config: { items: UPSTREAM_FIELDS.map((header) => ({ header })) },
  };
}

const origins = ({ anyOrigin, exact }: Said): readonly string[] => (anyOrigin ? ['*'] : exact);

function headers(said: Said): readonly string[] {
  const listed = listedHeaders(said);
  return listed.length > 0 ? listed : [HEADER_OF_NO_PAGE];
}
