import { answer, asked, type Fields, fileOf, joined, type Model, service } from './model.js';

interface Rule {
  AllowedOrigins: string[];
  AllowedMethods: string[];
  AllowedHeaders?: string[];
  ExposeHeaders?: string[];
  MaxAgeSeconds: number;
}

/** The user guide's "Elements of a CORS configuration", and what scality/cloudserver makes of it in corsResponse.js. */
export const s3: Model = (files) => {
  const { CORSRules } = JSON.parse(fileOf(files, 's3-cors.json')) as { CORSRules: Rule[] };
  return [
    (request) => {
      const { origin, method, requestMethod, requestHeaders, requestedNames } = asked(request);
      const rule = CORSRules.find(
        ({ AllowedOrigins, AllowedMethods, AllowedHeaders = [] }) =>
          origin !== null &&
          AllowedMethods.includes(requestMethod ?? method) &&
          AllowedOrigins.some((one) => matches(one, origin)) &&
          (!requestMethod ||
            requestedNames.every((name) => AllowedHeaders.some((one) => matches(one.toLowerCase(), name)))),
      );
      if (!rule) return request.method === 'OPTIONS' ? answer(403, {}) : service(request);
      const isAny = rule.AllowedOrigins.includes('*');
      const fields: Fields = {
        'access-control-allow-origin': isAny ? '*' : (origin ?? undefined),
        'access-control-allow-credentials': isAny ? undefined : 'true',
        'access-control-allow-methods': rule.AllowedMethods.join(', '),
        'access-control-expose-headers': joined(rule.ExposeHeaders),
        'access-control-max-age': String(rule.MaxAgeSeconds),
      };
      if (!requestMethod) return service(request, fields);
      return answer(200, { ...fields, 'access-control-allow-headers': requestHeaders ?? undefined });
    },
  ];
};

function matches(allowed: string, value: string): boolean {
  const star = allowed.indexOf('*');
  if (star === -1) return allowed === value;
  return value.startsWith(allowed.slice(0, star)) && value.endsWith(allowed.slice(star + 1));
}
