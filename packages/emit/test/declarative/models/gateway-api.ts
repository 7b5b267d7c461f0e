import { parseAllDocuments } from 'yaml';
import { answer, asked, type Fields, fileOf, joined, type Model, service } from './model.js';

interface Cors {
  allowOrigins?: string[];
  allowCredentials?: boolean;
  allowMethods?: string[];
  allowHeaders?: string[];
  exposeHeaders?: string[];
  maxAge?: number;
}
interface Rule {
  matches: { path: { type: 'Exact' | 'PathPrefix'; value: string } }[];
  filters?: { type: 'CORS'; cors: Cors }[];
}

/**
 * The comments of HTTPCORSFilter and HTTPPathMatch in gateway-api v1.7.0, apis/v1/httproute_types.go. They let an
 * implementation answer `*` or echo, and refuse with 403 or with 204: both are here.
 */
export const gatewayApi: Model = (files) => {
  const rules = parseAllDocuments(fileOf(files, 'httproute.yaml')).flatMap(
    (document) => (document.toJS() as { spec: { rules: Rule[] } }).spec.rules,
  );
  return [true, false].map((echoes) => (request) => {
    const { origin, path, requestMethod, requestHeaders } = asked(request);
    const cors = ruleFor(rules, path)?.filters?.[0]?.cors;
    if (!cors) return service(request);
    const isAllowed = origin !== null && (cors.allowOrigins ?? []).some((one) => matches(one, origin));
    if (!isAllowed) return requestMethod ? answer(echoes ? 204 : 403, {}) : service(request);
    const any = (list: string[] | undefined, asked: string | undefined): string | undefined =>
      list?.includes('*') && (echoes || cors.allowCredentials) ? asked : joined(list);
    const isAny = cors.allowOrigins?.includes('*') && !echoes && !cors.allowCredentials;
    const fields: Fields = {
      'access-control-allow-origin': isAny ? '*' : origin,
      'access-control-allow-credentials': cors.allowCredentials ? 'true' : undefined,
    };
    if (!requestMethod) {
      return service(request, { ...fields, 'access-control-expose-headers': joined(cors.exposeHeaders) });
    }
    return answer(200, {
      ...fields,
      'access-control-allow-methods': any(cors.allowMethods, requestMethod),
      'access-control-allow-headers': any(cors.allowHeaders, requestHeaders ?? undefined),
      'access-control-max-age': String(cors.maxAge ?? 5),
    });
  });
};

/** "Exact" path first, then the prefix with most characters; a prefix ends at a segment. */
function ruleFor(rules: readonly Rule[], path: string): Rule | undefined {
  let found: { rule: Rule; weight: number } | undefined;
  for (const rule of rules) {
    for (const { path: match } of rule.matches) {
      const prefix = match.value.replace(/\/$/, '');
      const isMatch =
        match.type === 'Exact' ? path === match.value : path === prefix || path.startsWith(`${prefix}/`);
      const weight = match.type === 'Exact' ? Infinity : match.value.length;
      if (isMatch && (!found || weight > found.weight)) found = { rule, weight };
    }
  }
  return found?.rule;
}

/** "`*` is a greedy match to the left, including any number of DNS labels"; default ports are assumed. */
function matches(pattern: string, origin: string): boolean {
  if (pattern === '*' || pattern === origin) return true;
  const star = pattern.indexOf('*');
  if (star === -1) return false;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return origin.startsWith(before) && origin.endsWith(after) && origin.length >= before.length + after.length;
}
