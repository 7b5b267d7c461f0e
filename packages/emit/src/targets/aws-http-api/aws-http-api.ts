import { awsCors } from '../declarative/aws-cors.js';
import {
  refusedPreflightAnswers204,
  requestedHeadersNotChecked,
  undocumented,
} from '../declarative/differences.js';
import { generated, jsonFile } from '../declarative/files.js';
import { ANY_HOST, type Limits, NO_ROUTES } from '../declarative/limits.js';
import { sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';

const name = 'API Gateway';

/**
 * What CorsConfiguration of AWS::ApiGatewayV2::Api takes, from the developer guide ("Configure CORS for HTTP APIs").
 * Nothing of it was run.
 */
const limits: Limits = {
  name,
  origins: {
    null: false,
    otherSchemes: false,
    host: ANY_HOST,
    // Besides an origin only `*`, `https://*` and `http://*` are documented, none of which is a pattern of ours.
    subdomains: 'no',
    anyPort: 'no',
    most: Infinity,
    longest: Infinity,
  },
  methods: { any: 'literal' },
  requestHeaders: { any: 'unknown', echoesWithCredentials: false, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 204,
  routes: NO_ROUTES,
  differs: [
    refusedPreflightAnswers204(name),
    requestedHeadersNotChecked(name),
    undocumented(name, 'whether it sends Vary, nor what its own errors carry'),
  ],
};

export const awsHttpApi: Target = {
  title: 'Amazon API Gateway HTTP API: CloudFormation and Terraform',
  draft(rules) {
    const { base, gaps } = sayRules(rules, limits);
    const cors = awsCors(base);
    const files = [
      {
        path: 'http-api.cloudformation.json',
        text: jsonFile({
          AWSTemplateFormatVersion: '2010-09-09',
          Description: generated(rules, 'aws-http-api', 'CORS of an HTTP API.'),
          Parameters: { ApiName: { Type: 'String', Default: 'api' } },
          Resources: {
            HttpApi: {
              Type: 'AWS::ApiGatewayV2::Api',
              Properties: {
                Name: { Ref: 'ApiName' },
                ProtocolType: 'HTTP',
                ...(!base.nobody && { CorsConfiguration: cors.cloudFormation }),
              },
            },
          },
        }),
        about:
          'A template with the API. An OPTIONS route or a $default route with an authorizer would answer before CORS does.',
      },
      {
        path: 'http-api.tf.json',
        text: jsonFile({
          '//': generated(rules, 'aws-http-api', 'CORS of an HTTP API.'),
          variable: { api_name: { type: 'string', default: 'api' } },
          resource: {
            aws_apigatewayv2_api: {
              api: {
                // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation.
                name: '${var.api_name}',
                protocol_type: 'HTTP',
                ...(!base.nobody && { cors_configuration: cors.terraform }),
              },
            },
          },
        }),
        about: 'A module file with the API: routes and integrations refer to aws_apigatewayv2_api.api.id.',
      },
    ];
    return { files, gaps };
  },
};
