import { answer, asked, type Fields, fileOf, joined, type Model, service } from './model.js';

interface Cors {
  AllowOrigins: string[];
  AllowCredentials: boolean;
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  MaxAge: number;
}

/**
 * An HTTP API and a function URL: an origin of the list, or `*`, gets the configured fields. Whether `*` among the
 * headers is echoed is not documented, nor whether methods and headers are compared: all of it is here.
 */
const aws =
  (path: string, corsOf: (template: never) => Cors | undefined, refused: number): Model =>
  (files) => {
    const cors = corsOf(JSON.parse(fileOf(files, path)) as never);
    const variants = [true, false].flatMap((echoes) =>
      [true, false].map((compares) => ({ echoes, compares })),
    );
    return variants.map(({ echoes, compares }) => (request) => {
      const { origin, requestMethod, requestHeaders, requestedNames } = asked(request);
      if (!cors) return service(request);
      const isAny = cors.AllowOrigins.includes('*');
      const allows = (list: string[] | undefined, value: string): boolean =>
        list?.some((one) => one === '*' || one.toLowerCase() === value.toLowerCase()) ?? false;
      const isAllowed =
        origin !== null &&
        (isAny || cors.AllowOrigins.includes(origin)) &&
        (!compares ||
          !requestMethod ||
          (allows(cors.AllowMethods, requestMethod) &&
            requestedNames.every((name) => allows(cors.AllowHeaders, name))));
      if (!isAllowed) return requestMethod ? answer(refused, {}) : service(request);
      const fields: Fields = {
        'access-control-allow-origin': isAny ? '*' : origin,
        'access-control-allow-credentials': cors.AllowCredentials ? 'true' : undefined,
        'access-control-expose-headers': joined(cors.ExposeHeaders),
      };
      if (!requestMethod) return service(request, fields);
      const isEcho = echoes && cors.AllowHeaders?.includes('*');
      return answer(refused, {
        ...fields,
        'access-control-allow-methods': joined(cors.AllowMethods),
        'access-control-allow-headers': isEcho ? (requestHeaders ?? undefined) : joined(cors.AllowHeaders),
        'access-control-max-age': String(cors.MaxAge),
      });
    });
  };

type Template<Name extends string, Properties> = { Resources: Record<Name, { Properties: Properties }> };

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export const awsHttpApi = aws(
  'http-api.cloudformation.json',
  ({ Resources }: Template<'HttpApi', { CorsConfiguration?: Cors }>) =>
    Resources.HttpApi.Properties.CorsConfiguration,
  204,
);

/** https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors */
export const lambdaUrl = aws(
  'lambda-url.cloudformation.json',
  ({ Resources }: Template<'FunctionUrl', { Cors?: Cors }>) => Resources.FunctionUrl.Properties.Cors,
  200,
);
