import routing from '@vercel/routing-utils';
import { asked, type Fields, fileOf, type Model, service } from './model.js';

interface Route {
  src?: string;
  has?: { value: string }[];
  headers?: Record<string, string>;
}

/**
 * What Vercel itself makes routes of (`getTransformedRoutes`), each of which is tried and sets its headers. `has` is said
 * to match the whole value; here it only has to be found, which is worse.
 */
export const vercel: Model = (files) => {
  const { headers } = JSON.parse(fileOf(files, 'vercel.json')) as { headers: never };
  const { routes, error } = routing.getTransformedRoutes({ headers }) as {
    routes: Route[] | null;
    error: Error | null;
  };
  if (error || !routes) throw new Error(`vercel.json: ${error?.message}`);
  return [
    (request) => {
      const { origin, path } = asked(request);
      const fields: Fields = {};
      for (const route of routes) {
        if (!new RegExp(route.src ?? '').test(path)) continue;
        const isMet = (route.has ?? []).every(
          ({ value }) => origin !== null && new RegExp(value).test(origin),
        );
        if (isMet) Object.assign(fields, lowerCased(route.headers ?? {}));
      }
      return service(request, fields);
    },
  ];
};

const lowerCased = (headers: Record<string, string>): Fields =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
