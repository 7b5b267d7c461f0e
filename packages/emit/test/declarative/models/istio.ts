import { parse } from 'yaml';
import { answer, asked, type Fields, fileOf, joined, type Model, regexOf, service } from './model.js';

interface StringMatch {
  exact?: string;
  prefix?: string;
  regex?: string;
}
interface HttpRoute {
  match?: { uri: StringMatch }[];
  corsPolicy?: {
    allowOrigins: StringMatch[];
    allowCredentials: boolean;
    allowMethods?: string[];
    allowHeaders?: string[];
    exposeHeaders?: string[];
    maxAge: string;
    unmatchedPreflights: string;
  };
  headers: { response: { add: Record<string, string>; remove: string[] } };
}

/** Routes in order, and Envoy's CORS filter: source/extensions/filters/http/cors/cors_filter.cc. */
export const istio: Model = (files) => {
  const { spec } = parse(fileOf(files, 'virtualservice.yaml')) as { spec: { http: HttpRoute[] } };
  return [
    (request) => {
      const { origin, path, requestMethod } = asked(request);
      const route = spec.http.find(({ match }) => !match || match.some(({ uri }) => isMatch(uri, path)));
      const cors = route?.corsPolicy;
      if (!cors) return service(request);
      // isOriginAllowed asks each matcher about the literal `*` as well.
      const isAllowed =
        origin !== null && cors.allowOrigins.some((one) => isMatch(one, '*') || isMatch(one, origin));
      if (!isAllowed) {
        return requestMethod && cors.unmatchedPreflights === 'IGNORE' ? answer(200, {}) : service(request);
      }
      const fields: Fields = {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': cors.allowCredentials ? 'true' : undefined,
      };
      if (!requestMethod) {
        return service(request, { ...fields, 'access-control-expose-headers': joined(cors.exposeHeaders) });
      }
      return answer(200, {
        ...fields,
        'access-control-allow-methods': joined(cors.allowMethods),
        'access-control-allow-headers': joined(cors.allowHeaders),
        'access-control-max-age': cors.maxAge.replace('s', ''),
      });
    },
  ];
};

/** `re2::RE2::FullMatch`. */
const isMatch = ({ exact, prefix, regex }: StringMatch, text: string): boolean =>
  exact !== undefined
    ? text === exact
    : prefix !== undefined
      ? text.startsWith(prefix)
      : regexOf(`^(?:${regex})$`).test(text);
