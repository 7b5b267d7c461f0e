import { awsCors } from '../declarative/aws-cors.js';
import {
  refusedPreflightAnswers200,
  requestedHeadersNotChecked,
  undocumented,
} from '../declarative/differences.js';
import { generated, jsonFile } from '../declarative/files.js';
import { ANY_HOST, type Limits, NO_ROUTES } from '../declarative/limits.js';
import { sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';

const name = 'A Lambda function URL';

/** What Cors of AWS::Lambda::Url takes, from its resource schema and the developer guide. Nothing of it was run. */
const limits: Limits = {
  name,
  origins: {
    null: false,
    otherSchemes: false,
    host: ANY_HOST,
    // An origin or `*`; patterns are not documented.
    subdomains: 'no',
    anyPort: 'no',
    most: 100,
    longest: 253,
  },
  methods: { any: 'literal', known: ['GET', 'PUT', 'HEAD', 'POST', 'PATCH', 'DELETE'] },
  requestHeaders: { any: 'unknown', echoesWithCredentials: false, namesBesideAny: true, most: 99 },
  exposeHeaders: { any: true, most: 100 },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 200,
  routes: NO_ROUTES,
  differs: [
    refusedPreflightAnswers200(name),
    requestedHeadersNotChecked(name),
    undocumented(name, 'whether it sends Vary, nor what its own errors carry'),
  ],
};

export const lambdaUrl: Target = {
  title: 'AWS Lambda function URL: CloudFormation and Terraform',
  draft(rules) {
    const { base, gaps } = sayRules(rules, limits);
    const cors = awsCors(base);
    const files = [
      {
        path: 'lambda-url.cloudformation.json',
        text: jsonFile({
          AWSTemplateFormatVersion: '2010-09-09',
          Description: generated(rules, 'lambda-url', 'CORS of a function URL.'),
          Parameters: {
            FunctionArn: { Type: 'String' },
            AuthType: { Type: 'String', AllowedValues: ['AWS_IAM', 'NONE'], Default: 'AWS_IAM' },
          },
          Resources: {
            FunctionUrl: {
              Type: 'AWS::Lambda::Url',
              Properties: {
                TargetFunctionArn: { Ref: 'FunctionArn' },
                AuthType: { Ref: 'AuthType' },
                ...(!base.nobody && { Cors: cors.cloudFormation }),
              },
            },
          },
        }),
        about: 'A template with the function URL. Let the function itself send no Access-Control-* header.',
      },
      {
        path: 'lambda-url.tf.json',
        text: jsonFile({
          '//': generated(rules, 'lambda-url', 'CORS of a function URL.'),
          variable: {
            function_name: { type: 'string' },
            authorization_type: { type: 'string', default: 'AWS_IAM' },
          },
          resource: {
            aws_lambda_function_url: {
              cors: {
                // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation.
                function_name: '${var.function_name}',
                // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
                authorization_type: '${var.authorization_type}',
                ...(!base.nobody && { cors: cors.terraform }),
              },
            },
          },
        }),
        about:
          'A module file with the function URL. Let the function itself send no Access-Control-* header.',
      },
    ];
    return { files, gaps };
  },
};
