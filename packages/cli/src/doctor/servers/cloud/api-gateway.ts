import type { Server, Snippet, Wanted } from '../server.js';
import { fieldTrace } from '../traces.js';
import { doubleQuoted, everyMethod, lineIf } from '../words.js';

/** The newer kind, of API Gateway v2. */
export const API_GATEWAY_HTTP: Server = {
  id: 'api-gateway-http',
  name: 'Amazon API Gateway (HTTP API)',
  layer: 'edge',
  betrayedBy: (answers) => fieldTrace(answers, 'Apigw-Requestid'),
  snippet: httpApi,
};

export const API_GATEWAY_REST: Server = {
  id: 'api-gateway-rest',
  name: 'Amazon API Gateway (REST API)',
  layer: 'edge',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'X-Amz-Apigw-Id') ??
    fieldTrace(
      answers,
      'X-Amzn-ErrorType',
      /^(MissingAuthenticationToken|AccessDenied|Unauthorized|Forbidden|InternalServerError|BadRequest)Exception/,
    ),
  snippet: restApi,
};

function httpApi(wanted: Wanted): Snippet {
  return {
    language: 'yaml',
    where:
      'CloudFormation or SAM; it answers preflights itself, and the fields of the function no longer count',
    code: [
      'Type: AWS::ApiGatewayV2::Api',
      'Properties:',
      '  CorsConfiguration:',
      `    AllowOrigins: ["${wanted.origin}"]`,
      `    AllowMethods: [${doubleQuoted(everyMethod(wanted))}]`,
      ...lineIf(wanted.headers.length, `    AllowHeaders: [${doubleQuoted(wanted.headers)}]`),
      ...lineIf(wanted.expose.length, `    ExposeHeaders: [${doubleQuoted(wanted.expose)}]`),
      `    AllowCredentials: ${wanted.credentials}`,
      '    MaxAge: 600',
      '',
    ].join('\n'),
  };
}

/** Of a proxy integration the gateway writes the preflight and its own errors, and the function everything else. */
function restApi(wanted: Wanted): Snippet {
  const quoted = (value: string) => `"'${value}'"`;
  const errors = (kind: string) => [
    `    ${kind}:`,
    '      ResponseParameters:',
    '        Headers:',
    `          Access-Control-Allow-Origin: ${quoted(wanted.origin)}`,
    ...lineIf(wanted.credentials, `          Access-Control-Allow-Credentials: ${quoted('true')}`),
  ];
  return {
    language: 'yaml',
    where:
      'SAM, and deploy the stage anew; with a proxy integration the function has to send Access-Control-Allow-Origin itself as well',
    code: [
      'Type: AWS::Serverless::Api',
      'Properties:',
      '  Cors:',
      `    AllowOrigin: ${quoted(wanted.origin)}`,
      `    AllowMethods: ${quoted(everyMethod(wanted, ['OPTIONS']).join(','))}`,
      ...lineIf(wanted.headers.length, `    AllowHeaders: ${quoted(wanted.headers.join(','))}`),
      ...lineIf(wanted.credentials, '    AllowCredentials: true'),
      '    MaxAge: "\'600\'"',
      '  Auth:',
      '    AddDefaultAuthorizerToCorsPreflight: false',
      '  GatewayResponses:',
      ...errors('DEFAULT_4XX'),
      ...errors('DEFAULT_5XX'),
      '',
    ].join('\n'),
  };
}
