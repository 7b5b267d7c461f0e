// What a policy says, in plain words, written from the table of options in README and the article alone: nothing here
// knows how a preflight is done, and nothing is shared with the packages.
import { SERVER } from './requests.js';

/**
 * What a page gets of a request.
 * @returns {{ ran: boolean, readable: boolean, fields: string[] }} whether the application ran, whether the page may
 *   read the answer, and which of the fields that the application sent it sees, in lower case and sorted
 */
export function oracle(
  options,
  { page, path, method: given, headers, credentials, uploadListener, answered },
) {
  const policy = policyAt(options, path);
  const method = /^(get|head|post|put|delete|options)$/i.test(given) ? given.toUpperCase() : given;
  const names = answered.map((name) => name.toLowerCase()).filter((name) => name !== 'set-cookie');
  // A page always may use its own server.
  if (page === SERVER) return { ran: true, readable: true, fields: names.sort() };

  const withCredentials = credentials === 'include';
  const isAllowed = allowsOrigin(policy, page);
  const { allowMethods = ['GET'], allowHeaders = [], exposeHeaders = [] } = policy;

  const isSimpleMethod = ['GET', 'HEAD', 'POST'].includes(method);
  const special = headers.filter((field) => !isSimple(field)).map(([name]) => name.toLowerCase());
  const mustAsk = uploadListener || !isSimpleMethod || special.length > 0;
  const mayAsk =
    isAllowed &&
    (!withCredentials || policy.allowCredentials === true) &&
    (isSimpleMethod || allowMethods.includes('*') || allowMethods.includes(method)) &&
    special.every((name) => allowsHeader(allowHeaders, name, policy.allowCredentials === true));
  if (mustAsk && !mayAsk) return { ran: false, readable: false, fields: [] };

  const listed = (name) => allowMethods.includes('*') || allowMethods.includes(name);
  const isEnforced = policy.enforce === true;
  const passesEnforce = isAllowed && (listed(method) || (method === 'HEAD' && listed('GET')));
  const ran = !isEnforced || passesEnforce;
  const readable = isAllowed && (!withCredentials || policy.allowCredentials === true);
  const exposes = (name) =>
    name === 'content-language' ||
    exposeHeaders.some((exposed) => exposed === '*' || exposed.toLowerCase() === name);
  // Refused by `enforce`, the application has not said anything that could be seen.
  return { ran, readable, fields: ran && readable ? names.filter(exposes).sort() : [] };
}

/** The three options that say origins are replaced together; everything else one by one. */
function policyAt({ routes, ...base }, path) {
  const route = path === '/public' || path.startsWith('/public/') ? routes?.['/public/*'] : undefined;
  if (!route) return base;
  const saysOrigins = ['allowOrigins', 'allowOriginRegex', 'allowOriginIf'].some((name) => name in route);
  const { allowOrigins, allowOriginRegex, allowOriginIf, ...others } = base;
  return { ...(saysOrigins ? others : base), ...route };
}

function allowsOrigin(policy, page) {
  const { allowOrigins = [], allowOriginRegex, allowOriginIf, allowCredentials } = policy;
  if (allowOrigins.includes(page)) return true;
  if (allowOrigins.some((pattern) => pattern !== '*' && pattern.includes('*') && fits(pattern, page)))
    return true;
  const isAny = allowOrigins.includes('*');
  if (isAny && !allowCredentials) return true;
  // What nobody wrote out may not be null, which anyone can be, without its hatch; nor, with credentials, come by plain
  // http, into which anyone on the way can write.
  if (page === 'null' && !policy.dangerouslyAllowNullOrigin) return false;
  if (allowCredentials && page.startsWith('http:') && !/^http:\/\/localhost(:|$)/.test(page)) return false;
  if (isAny) return true;
  if (allowOriginRegex && new RegExp(`^(?:${allowOriginRegex.source})$`).test(page)) return true;
  return allowOriginIf?.origins.includes(page) ?? false;
}

/** `https://*.example.com`: one or more names before the dot, never none. `:*`: any port, or none. */
function fits(pattern, page) {
  const [scheme, rest] = pattern.split('://');
  if (!page.startsWith(`${scheme}://`)) return false;
  const [host, port = ''] = page.slice(scheme.length + 3).split(':');
  const [wantedHost, wantedPort = ''] = rest.split(':');
  if (wantedPort !== '*' && port !== wantedPort) return false;
  return wantedHost.startsWith('*.')
    ? host.endsWith(wantedHost.slice(1)) && host.length > wantedHost.length - 1
    : host === wantedHost;
}

/** What HTML forms could always send. */
function isSimple([name, value]) {
  switch (name.toLowerCase()) {
    case 'content-type':
      return /^(text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)(;|$)/i.test(value);
    case 'accept':
      return !value.includes('"');
    case 'accept-language':
      return true;
    case 'range':
      return /^bytes=\d+-\d*$/.test(value);
    default:
      return false;
  }
}

/** `*` is every name but Authorization; with credentials, where `*` means nothing to browsers, we list what was asked. */
const allowsHeader = (allowHeaders, name, withCredentials) =>
  allowHeaders.some((allowed) => allowed.toLowerCase() === name) ||
  (allowHeaders.includes('*') && (withCredentials || name !== 'authorization'));
