import { answer, asked, type Fields, fileOf, joined, type Model, service } from './model.js';

interface Entry {
  origin: string[];
  method: string[];
  responseHeader?: string[];
  maxAgeSeconds: number;
}

/**
 * https://cloud.google.com/storage/docs/cross-origin: the first entry by origin and method. The list of headers is
 * answered to a preflight and exposed on a response. Whether requested headers are compared is told in different ways:
 * both are here.
 */
export const gcs: Model = (files) => {
  const entries = JSON.parse(fileOf(files, 'gcs-cors.json')) as Entry[];
  return [true, false].map((compares) => (request) => {
    const { origin, method, requestMethod, requestedNames } = asked(request);
    const asksFor = requestMethod ?? method;
    const entry = entries.find(
      (one) =>
        origin !== null &&
        (one.origin.includes('*') || one.origin.includes(origin)) &&
        (one.method.includes('*') || one.method.includes(asksFor)),
    );
    const listed = entry?.responseHeader?.map((name) => name.toLowerCase()) ?? [];
    const isRefused = compares && requestMethod && !requestedNames.every((name) => listed.includes(name));
    if (!entry || isRefused) return requestMethod ? answer(200, {}) : service(request);
    const fields: Fields = {
      'access-control-allow-origin': entry.origin.includes('*') ? '*' : (origin ?? undefined),
    };
    if (!requestMethod) {
      return service(request, { ...fields, 'access-control-expose-headers': joined(entry.responseHeader) });
    }
    return answer(200, {
      ...fields,
      'access-control-allow-methods': joined(entry.method),
      'access-control-allow-headers': joined(entry.responseHeader),
      'access-control-max-age': String(entry.maxAgeSeconds),
    });
  });
};
