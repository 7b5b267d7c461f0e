// A case of the conformance suite as a page would have to ask, where a page can.
import { cases } from '../../cases/index.js';
import { policies } from '../../policies.js';

/** A value with which a name needs leave; any other name needs it with any. */
const UNSAFE = {
  accept: '"',
  'accept-language': '_',
  'content-language': '_',
  'content-type': 'application/json',
  range: 'bytes=-1',
};
const FORBIDDEN =
  /^(accept-(charset|encoding)|access-control-request-.+|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/;
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

const fieldOf = (request, name) => {
  const lines = request.headers.filter(([other]) => other === name).map(([, value]) => value);
  return lines.length > 1 ? undefined : (lines[0] ?? null);
};

/** Whether a page can be at an origin: what browsers serialise differently, nobody sends. */
function isPage(origin) {
  if (origin === 'null') return true;
  if (!/^https?:\/\/[^/]/.test(origin) || origin.length > 200) return false;
  // A host that no name server could ever hold is for Node's tests alone.
  const { origin: serialized, hostname } = URL.canParse(origin) ? new URL(origin) : {};
  return serialized === origin && /^(\[[0-9a-f:.]+\]|[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*)$/.test(hostname);
}

/** The names that a preflight asks for, if a browser could have written the field. */
function requestedNames(field) {
  if (field === null) return [];
  const names = field?.split(',') ?? ['?'];
  const isWritten = names.every((name, i) => name === name.toLowerCase() && (i === 0 || names[i - 1] < name));
  return isWritten && names.every((name) => TOKEN.test(name) && !FORBIDDEN.test(name)) ? names : undefined;
}

/** Of a case: the page it is asked from and what it does; undefined where no page can ask so. */
function planOf({ name, policy, request, want }) {
  const origin = fieldOf(request, 'Origin');
  if (!origin || !isPage(origin)) return undefined;
  const others = request.headers.map(([other]) => other).filter((other) => other !== 'Origin');
  const host = `${policy.toLowerCase()}.api.test`;
  // The path as it is: a browser resolves dots, and what it changes is another case.
  const url = `https://${host}${request.path}`;
  if (!URL.canParse(url) || new URL(url).href !== url) return undefined;
  const credentials = policies[policy].allowCredentials ? 'include' : 'same-origin';
  const plan = { name, policy, page: origin, url, credentials, want };
  const method = fieldOf(request, 'Access-Control-Request-Method');
  if (request.method !== 'OPTIONS' || !method) {
    const isPlain =
      others.length === 0 && request.body === undefined && /^(GET|HEAD|POST)$/.test(request.method);
    return isPlain ? { ...plan, stage: 'actual', method: request.method, headers: [] } : undefined;
  }
  const isOnly = others.every((other) => /^Access-Control-Request-(Method|Headers)$/.test(other));
  const names = requestedNames(fieldOf(request, 'Access-Control-Request-Headers'));
  const isSimple = /^(GET|HEAD|POST)$/.test(method);
  const isMethod =
    TOKEN.test(method) &&
    !/^(connect|trace|track)$/i.test(method) &&
    !/^(delete|get|head|options|post|put)$/.test(method);
  // Without a method or a header that needs leave there is no preflight to be seen.
  if (!isOnly || !names || !isMethod || (isSimple && names.length === 0)) return undefined;
  const headers = names.map((header) => [header, UNSAFE[header] ?? '1']);
  return { ...plan, stage: 'preflight', method, headers, requestHeaders: names.join(',') || undefined };
}

/** Every case that a page can play. */
export const plans = cases
  .filter(({ family }) => family !== 'web')
  .map(planOf)
  .filter(Boolean);
