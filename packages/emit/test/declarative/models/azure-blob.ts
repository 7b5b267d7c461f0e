import { answer, asked, type Fields, fileOf, joined, type Model, service } from './model.js';

interface Rule {
  allowedOrigins: string[];
  allowedMethods: string[];
  allowedHeaders: string[];
  exposedHeaders: string[];
  maxAgeInSeconds: number;
}
interface Template {
  resources: [{ properties: { cors: { corsRules: Rule[] } } }];
}

/** Azure/Azurite, src/blob/middlewares/PreflightMiddlewareFactory.ts, on the rules as the service stores them. */
export const azureBlob: Model = (files) => {
  const { resources } = JSON.parse(fileOf(files, 'blob-cors.arm.json')) as Template;
  const { corsRules } = resources[0].properties.cors;
  return [
    (request) => {
      const { origin, method, requestMethod, requestHeaders, requestedNames } = asked(request);
      const isOne = (list: readonly string[], value: string): boolean =>
        list.some((one) => one.toLowerCase() === value.toLowerCase());
      const rule = corsRules.find(
        ({ allowedOrigins, allowedMethods, allowedHeaders }) =>
          origin !== null &&
          (allowedOrigins.includes('*') || isOne(allowedOrigins, origin)) &&
          isOne(allowedMethods, requestMethod ?? method) &&
          (!requestMethod || requestedNames.every((name) => allowedHeaders.some((one) => covers(one, name)))),
      );
      if (requestMethod) {
        if (!rule) return answer(403, {});
        return answer(200, {
          'access-control-allow-origin': origin ?? undefined,
          'access-control-allow-methods': requestMethod,
          'access-control-allow-headers': requestHeaders ?? undefined,
          'access-control-max-age': String(rule.maxAgeInSeconds),
          'access-control-allow-credentials': 'true',
        });
      }
      if (!rule || request.method === 'OPTIONS') return service(request);
      const isAny = rule.allowedOrigins.includes('*');
      const fields: Fields = {
        'access-control-allow-origin': isAny ? '*' : (origin ?? undefined),
        'access-control-allow-credentials': isAny ? undefined : 'true',
        'access-control-expose-headers': joined(
          rule.exposedHeaders.includes('*') ? ['x-request-id', 'x-total', 'etag'] : rule.exposedHeaders,
        ),
      };
      return service(request, fields);
    },
  ];
};

const covers = (allowed: string, name: string): boolean =>
  allowed.endsWith('*')
    ? name.startsWith(allowed.slice(0, -1).toLowerCase())
    : allowed.toLowerCase() === name;
