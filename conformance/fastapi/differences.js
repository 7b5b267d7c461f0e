// Every difference there may be between FastAPI's CORSMiddleware and fullcors, each on purpose. docs/from-fastapi.md shows
// them, and compare.test.js holds the table to the two servers: what differs must stand here exactly once, and what stands
// here must be seen to differ.
import { fieldLines } from './servers.js';

const FETCH = 'https://fetch.spec.whatwg.org/';
const fetchStandard = (title, anchor) => [`Fetch, ${title}`, `${FETCH}#${anchor}`];
const rfc9110 = (section) => [
  `RFC 9110, section ${section}`,
  `https://www.rfc-editor.org/rfc/rfc9110#section-${section}`,
];
const starlette = (number) => [
  `Starlette #${number}`,
  `https://github.com/Kludex/starlette/issues/${number}`,
];

/** What the arguments of CORSMiddleware mean. */
const lists = (policy, argument, value) => (policy[argument] ?? []).includes(value);
const anyOrigin = (policy) => lists(policy, 'allow_origins', '*');
const anyWithoutCredentials = (policy) => anyOrigin(policy) && !policy.allow_credentials;
const anyMethod = (policy) => lists(policy, 'allow_methods', '*');
const anyHeader = (policy) => lists(policy, 'allow_headers', '*');
const listsHeader = (policy, name) =>
  (policy.allow_headers ?? []).some((listed) => listed.toLowerCase() === name);
const noList = (policy) => anyOrigin(policy) || policy.allow_origin_regex !== undefined;

/** What a request holds. */
const isPreflight = ({ method, headers }) =>
  method === 'OPTIONS' &&
  ['Origin', 'Access-Control-Request-Method'].every((name) => fieldLines(headers, name).length > 0);
const originOf = ({ headers }) => fieldLines(headers, 'Origin')[0];
const methodOf = ({ headers }) => fieldLines(headers, 'Access-Control-Request-Method')[0];
const asked = ({ headers }) =>
  fieldLines(headers, 'Access-Control-Request-Headers').flatMap((line) =>
    line.split(',').map((name) => name.trim().toLowerCase()),
  );
const privateNetwork = ({ headers }) => fieldLines(headers, 'Access-Control-Request-Private-Network')[0];
const repeats = ({ headers }) => new Set(headers.map(([name]) => name)).size < headers.length;

/** What became of it. `seen` is all that was observed; `fastapi` and `fullcors` are the values of the field. */
const widened = ({ field, fullcors }) => field === 'verdict' && fullcors === 'allowed';
const narrowed = ({ field, fullcors }) => field === 'verdict' && fullcors === 'refused';
const both = ({ seen }, verdict) => seen.fastapi.verdict === verdict && seen.fullcors.verdict === verdict;
const isCors = ({ field }) => field.startsWith('access-control-');

const STARLETTE_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY'];
const STARLETTE_HEADERS = ['accept', 'accept-language', 'content-language', 'content-type'];

/** Differences of the answers. `applies` tells one observed difference; for each of those exactly one may say yes. */
export const answers = [
  {
    id: 'preflight-204',
    what: 'An allowed preflight',
    fastapi: '`200`, with the body `OK`',
    fullcors: '`204`, no body. `preflightStatus: 200` gives `200`',
    why: 'There is nothing to say but headers. Browsers take both.',
    see: rfc9110('15.3.5'),
    applies: ({ field, fastapi, fullcors }) =>
      (field === 'status' && fastapi === '200' && fullcors === '204') ||
      (field === 'body' && fastapi === 'OK'),
  },
  {
    id: 'preflight-refused',
    what: 'A refused preflight',
    fastapi:
      '`400`, the failed check in the body, and `Access-Control-*` with the methods and headers the policy holds',
    fullcors: '`403`, nothing else. `debug: true` and `explain` give the reasons',
    why: 'The request is well-formed, and an origin that is refused has no claim to know the policy.',
    see: rfc9110('15.5.4'),
    applies: (it) =>
      isPreflight(it.request) &&
      both(it, 'refused') &&
      ((it.field === 'status' && it.fastapi === '400' && it.fullcors === '403') ||
        (it.fullcors === undefined && (it.field === 'body' || isCors(it)))),
  },
  {
    id: 'preflight-vary',
    what: '`Vary` of a preflight',
    fastapi: 'names `Access-Control-Request-Private-Network` always',
    fullcors: 'names it only under `allowPrivateNetwork`',
    why: 'Without that option the answer does not depend on the field.',
    see: rfc9110('12.5.5'),
    applies: ({ policy, request, field, fastapi, fullcors }) =>
      field === 'vary' &&
      isPreflight(request) &&
      !policy.allow_private_network &&
      fastapi.replace('access-control-request-private-network, ', '') === fullcors,
  },
  {
    id: 'safelisted-methods',
    what: 'Preflight for `GET`, `HEAD` or `POST` that `allow_methods` does not list',
    fastapi: 'refused',
    fullcors: 'allowed. `enforce: true` refuses the request itself',
    why: 'A browser needs no permission for these methods; refusing only breaks requests that it sends a preflight for because of a header.',
    see: fetchStandard('CORS-preflight fetch', 'cors-preflight-fetch'),
    applies: (it) =>
      widened(it) &&
      ['GET', 'HEAD', 'POST'].includes(methodOf(it.request)) &&
      !anyMethod(it.policy) &&
      !(it.policy.allow_methods ?? ['GET']).includes(methodOf(it.request)),
  },
  {
    id: 'any-method',
    what: "`allow_methods=['*']`",
    fastapi: `means ${STARLETTE_METHODS.length} methods, and answers with their list; any other is refused`,
    fullcors: 'means every method: answers `*`, or with credentials the method that was asked for',
    why: '`*` says so in the standard, and is a mere name there when credentials are sent.',
    see: fetchStandard('Access-Control-Allow-Methods', 'http-access-control-allow-methods'),
    applies: (it) =>
      anyMethod(it.policy) &&
      ((widened(it) && isPreflight(it.request) && !STARLETTE_METHODS.includes(methodOf(it.request))) ||
        (it.field === 'access-control-allow-methods' &&
          both(it, 'allowed') &&
          it.fastapi === STARLETTE_METHODS.join(', ') &&
          it.fullcors === (it.policy.allow_credentials ? methodOf(it.request) : '*'))),
  },
  {
    id: 'content-type',
    what: '`Accept`, `Accept-Language`, `Content-Language`, `Content-Type`',
    fastapi: 'added to every `allow_headers` list',
    fullcors: "not added. **If your pages send JSON, list `'Content-Type'`**",
    why: 'A browser asks for them only when their value is not harmless, `application/json` for one. That this needs a yes is what keeps other sites from posting JSON, so the yes should be yours.',
    see: fetchStandard('CORS-unsafe request-header names', 'cors-unsafe-request-header-names'),
    applies: (it) =>
      !anyHeader(it.policy) &&
      ((narrowed(it) &&
        asked(it.request).some(
          (name) => STARLETTE_HEADERS.includes(name) && !listsHeader(it.policy, name),
        )) ||
        (it.field === 'access-control-allow-headers' &&
          both(it, 'allowed') &&
          it.fastapi.startsWith('Accept, Accept-Language, Content-Language, Content-Type') &&
          it.fullcors === it.policy.allow_headers?.join(', '))),
  },
  {
    id: 'any-header',
    what: "`allow_headers=['*']`",
    fastapi: 'sends back the text that was asked for, as it is',
    fullcors: 'answers `*`, or with credentials the names that were asked for, read and written anew',
    why: 'Without credentials `*` says it all and caches alike for everyone; with them it means nothing, and what a stranger wrote is not copied unread.',
    see: fetchStandard('Access-Control-Allow-Headers', 'http-access-control-allow-headers'),
    applies: ({ policy, request, field, fullcors, ...it }) =>
      field === 'access-control-allow-headers' &&
      anyHeader(policy) &&
      both(it, 'allowed') &&
      (policy.allow_credentials
        ? !repeats(request) &&
          fullcors === ([...new Set(asked(request).filter(Boolean))].join(', ') || undefined)
        : fullcors === policy.allow_headers.join(', ')),
  },
  {
    id: 'authorization',
    what: "`Authorization` under `allow_headers=['*']`, without credentials",
    fastapi: 'allowed',
    fullcors: "refused. **List it too: `['*', 'Authorization']`**",
    why: 'By the standard it is the one name that `*` does not cover.',
    see: fetchStandard('CORS non-wildcard request-header name', 'cors-non-wildcard-request-header-name'),
    applies: (it) =>
      narrowed(it) &&
      anyHeader(it.policy) &&
      !it.policy.allow_credentials &&
      asked(it.request).includes('authorization') &&
      !listsHeader(it.policy, 'authorization'),
  },
  {
    id: 'header-names',
    what: "Under `allow_headers=['*']`, asked-for names that are no names, or more than 4 KB of them",
    fastapi: 'allowed, and sent back',
    fullcors: 'refused',
    why: 'No page needs it, and taking what comes, without a bound, is what hurt rs/cors.',
    see: ['GHSA-mh55-gqvf-xfwm', 'https://github.com/advisories/GHSA-mh55-gqvf-xfwm'],
    applies: (it) =>
      narrowed(it) &&
      anyHeader(it.policy) &&
      asked(it.request).some((name) => /[^a-z-]/.test(name) || name.length > 4096),
  },
  {
    id: 'empty-elements',
    what: 'Empty elements in `Access-Control-Request-Headers`, or an empty value',
    fastapi: 'refused, unless every header is allowed',
    fullcors: 'passed over, up to 16',
    why: 'Recipients have to; intermediaries write them.',
    see: rfc9110('5.6.1.2'),
    applies: (it) => widened(it) && asked(it.request).includes(''),
  },
  {
    id: 'field-lines',
    what: 'Several lines of `Origin`, `Access-Control-Request-Method` or `Access-Control-Request-Headers`',
    fastapi: 'reads the first and ignores the rest',
    fullcors:
      'reads them as one list: every requested name counts, and two origins or two methods are refused',
    why: 'That is what several lines mean; a check that reads one of two can be walked around with the other.',
    see: rfc9110('5.3'),
    applies: (it) =>
      repeats(it.request) &&
      (narrowed(it) ||
        (it.field === 'access-control-allow-headers' &&
          it.policy.allow_credentials &&
          it.fastapi === 'x-api-key' &&
          it.fullcors === 'x-api-key, x-unlisted')),
  },
  {
    id: 'empty-fields',
    what: 'An empty `Origin` or `Access-Control-Request-Method`',
    fastapi: 'counts as one: a preflight, and `*` with credentials grants the empty origin',
    fullcors: 'counts as none: the application gets the request',
    why: 'Neither field can be empty, so this is no preflight and no CORS request.',
    see: fetchStandard('CORS protocol, HTTP new-header syntax', 'http-new-header-syntax'),
    applies: ({ request, field, fastapi, fullcors, seen }) =>
      (originOf(request) === '' || methodOf(request) === '') &&
      ((field === 'answered by' && fastapi === 'middleware' && fullcors === 'application') ||
        (seen.fastapi['access-control-allow-origin'] === '' && fullcors === undefined)),
  },
  {
    id: 'private-network-asked',
    what: 'A preflight with `Access-Control-Request-Private-Network`, without `allow_private_network`',
    fastapi: 'refused',
    fullcors: 'answered as if it had not asked',
    why: 'A browser that cares refuses by itself when the answer is missing. One that only warns should get through.',
    see: ['Private Network Access', 'https://wicg.github.io/private-network-access/'],
    applies: (it) =>
      widened(it) && privateNetwork(it.request) !== undefined && !it.policy.allow_private_network,
  },
  {
    id: 'private-network-value',
    what: 'The same under `allow_private_network`, with a value other than `true`',
    fastapi: '`Access-Control-Allow-Private-Network: true`',
    fullcors: 'no such header',
    why: '`true` is the only value that asks.',
    see: ['Private Network Access', 'https://wicg.github.io/private-network-access/'],
    applies: (it) =>
      it.field === 'access-control-allow-private-network' &&
      both(it, 'allowed') &&
      privateNetwork(it.request) !== 'true' &&
      it.fullcors === undefined,
  },
  {
    id: 'any-without-origin',
    what: "`allow_origins=['*']`, a request without `Origin`",
    fastapi: 'no CORS headers',
    fullcors: '`Access-Control-Allow-Origin: *`, as on every response',
    why: 'A cache may keep this response and give it to a page; with the header on all of them it need not keep two.',
    see: fetchStandard('CORS protocol and HTTP caches', 'cors-protocol-and-http-caches'),
    applies: (it) =>
      isCors(it) && anyWithoutCredentials(it.policy) && !originOf(it.request) && it.fastapi === undefined,
  },
  {
    id: 'any-vary',
    what: "`allow_origins=['*']`, `Vary`",
    fastapi: '`Vary: Origin`',
    fullcors: 'left as the handler set it',
    why: 'The response is the same for every origin, and one copy in a cache serves all.',
    see: fetchStandard('CORS protocol and HTTP caches', 'cors-protocol-and-http-caches'),
    applies: ({ policy, request, field, fastapi, fullcors }) =>
      field === 'vary' &&
      anyWithoutCredentials(policy) &&
      !isPreflight(request) &&
      !['*', 'origin'].includes(fullcors) &&
      fastapi === [fullcors, 'origin'].filter(Boolean).join(', '),
  },
  {
    id: 'nothing-without-grant',
    what: 'A response to an origin that is not allowed',
    fastapi: '`Access-Control-Allow-Credentials` and `-Expose-Headers` all the same',
    fullcors: 'no `Access-Control-*` at all',
    why: 'They say nothing without `Access-Control-Allow-Origin`, and look like a policy half applied.',
    see: fetchStandard('CORS check', 'cors-check'),
    applies: ({ request, field, fullcors, seen }) =>
      (field === 'access-control-allow-credentials' ||
        (field === 'access-control-expose-headers' && request.path !== '/own-cors')) &&
      !isPreflight(request) &&
      fullcors === undefined &&
      !['*', originOf(request)].includes(seen.fastapi['access-control-allow-origin']),
  },
  {
    id: 'handler-failed',
    what: 'A handler that raises: the `500`',
    fastapi: 'no CORS headers, no `Vary`, so the browser reports a CORS error and hides the `500`',
    fullcors: 'the same headers as on a `200`',
    why: 'The middleware sits inside the one that answers exceptions. fullcors acts when the head is sent, whoever sends it.',
    see: starlette(1116),
    applies: (it) =>
      it.request.path === '/raise' &&
      (widened(it) || (it.field === 'vary' && it.fastapi === undefined && it.fullcors === 'origin')),
  },
  {
    id: 'vary-merged',
    what: '`Vary: Origin` or `Vary: *` set by the handler',
    fastapi: '`Origin` is added: `Origin, Origin` and `*, Origin`',
    fullcors: 'left alone',
    why: 'It is said already; `*` says more than any name.',
    see: rfc9110('12.5.5'),
    applies: ({ field, fastapi, fullcors }) =>
      field === 'vary' &&
      ((fastapi === 'origin, origin' && fullcors === 'origin') ||
        (fastapi === '*, origin' && fullcors === '*')),
  },
  {
    id: 'own-cors',
    what: '`Access-Control-*` set by the handler',
    fastapi:
      'goes out wherever the middleware does not write the same header, to an origin the policy refuses as well',
    fullcors: 'removed; the policy is the only voice',
    why: 'Two voices are how origins slip through, and how a header comes to hold two values. For paths of their own there is `routes`.',
    see: fetchStandard('CORS check', 'cors-check'),
    applies: (it) =>
      it.request.path === '/own-cors' &&
      (narrowed(it) ||
        (['access-control-allow-origin', 'access-control-expose-headers'].includes(it.field) &&
          it.fastapi !== undefined)),
  },
  {
    id: 'origin-shape',
    what: 'An `Origin` in another spelling than browsers send (a path, a slash or a dot at the end, upper case, the default port), under a regex, or `*` with credentials',
    fastapi: 'allowed: `.*` also matches `https://other.example/.your-frontend.com`',
    fullcors: 'refused before the expression is asked',
    why: 'An origin is scheme, host and port. Nothing else should reach a pattern.',
    see: starlette(3165),
    applies: (it) =>
      narrowed(it) &&
      noList(it.policy) &&
      !repeats(it.request) &&
      /:\/\/.*(?:\/|[A-Z]|:443$|\.$)/.test(originOf(it.request)),
  },
  {
    id: 'origin-null',
    what: '`Origin: null` under a regex that matches it, or `*` with credentials',
    fastapi: 'allowed',
    fullcors: 'refused. `dangerouslyAllowNullOrigin: true` allows it',
    why: 'Any page can send `null`, from a sandboxed frame.',
    see: fetchStandard('CORS protocol and credentials', 'cors-protocol-and-credentials'),
    applies: (it) => narrowed(it) && noList(it.policy) && originOf(it.request) === 'null',
  },
  {
    id: 'origin-insecure',
    what: 'An `http://` origin off localhost with credentials, under a regex or `*`',
    fastapi: 'allowed',
    fullcors: 'refused. `dangerouslyAllowInsecureOriginsWithCredentials: true` allows it',
    why: 'Whoever is on the network can write such a page, and with it act as the user.',
    see: ['Secure Contexts', 'https://w3c.github.io/webappsec-secure-contexts/'],
    applies: (it) =>
      narrowed(it) &&
      noList(it.policy) &&
      it.policy.allow_credentials === true &&
      /^http:/.test(originOf(it.request)),
  },
  {
    id: 'subdomains',
    what: "`allow_origins=['https://*.your-frontend.com']`",
    fastapi: 'taken literally, so it never matches',
    fullcors: 'any subdomain over `https` on the default port; not `your-frontend.com` itself',
    why: 'It is what people write and mean, and safer than the regex they need otherwise.',
    see: starlette(84),
    applies: (it) =>
      widened(it) &&
      lists(it.policy, 'allow_origins', 'https://*.your-frontend.com') &&
      originOf(it.request) === 'https://api.your-frontend.com',
  },
];

const get = (origin, path = '/') => ({ method: 'GET', path, headers: [['Origin', origin]] });
const preflight = (origin, method, more = []) => ({
  method: 'OPTIONS',
  path: '/',
  headers: [['Origin', origin], ['Access-Control-Request-Method', method], ...more],
});
const OURS = 'https://your-frontend.com';

/**
 * Policies that fullcors refuses when they are built, with a CorsPolicyError of this `code`. `probe` is a request that
 * shows what FastAPI makes of the policy, and `shows` what its answer must hold.
 */
export const refusals = [
  {
    code: 'any-origin-with-credentials',
    policy: { allow_origins: ['*'], allow_credentials: true },
    fastapi: 'every origin is sent back as allowed, so any site can read what a signed-in user may read',
    fix: 'list the origins',
    see: starlette(3137),
    probe: get('https://evil.example'),
    shows: {
      'access-control-allow-origin': 'https://evil.example',
      'access-control-allow-credentials': 'true',
    },
  },
  {
    code: 'any-origin-with-credentials',
    policy: { allow_origin_regex: 'https://.*', allow_credentials: true },
    fastapi: 'the same',
    fix: 'write the host into the expression, or list the origins',
    see: fetchStandard('CORS protocol and credentials', 'cors-protocol-and-credentials'),
    probe: get('https://evil.example'),
    shows: {
      'access-control-allow-origin': 'https://evil.example',
      'access-control-allow-credentials': 'true',
    },
  },
  {
    code: 'option-type',
    policy: { allow_origins: OURS },
    fastapi: 'a string is searched: `https://your-front` is allowed',
    fix: 'write a list',
    see: [
      'Python, membership test operations',
      'https://docs.python.org/3/reference/expressions.html#membership-test-operations',
    ],
    probe: get('https://your-front'),
    shows: { 'access-control-allow-origin': 'https://your-front' },
  },
  {
    code: 'origins-missing',
    policy: { allow_methods: ['GET'] },
    fastapi: 'nobody is allowed, and nothing says why',
    fix: 'say `allowOrigins`; `[]` is nobody',
    see: fetchStandard('CORS check', 'cors-check'),
    probe: get(OURS),
    shows: { verdict: 'refused' },
  },
  {
    code: 'any-not-alone',
    policy: { allow_origins: ['*', OURS] },
    fastapi: 'everybody is allowed; the list means nothing',
    fix: "write `['*']`, or remove `'*'`",
    see: fetchStandard('Access-Control-Allow-Origin', 'http-access-control-allow-origin'),
    probe: get('https://evil.example'),
    shows: { 'access-control-allow-origin': '*' },
  },
  {
    code: 'origin-invalid',
    policy: { allow_origins: [`${OURS}/`] },
    fastapi: 'never matches: browsers send no slash',
    fix: 'the message gives the right spelling',
    see: [
      'HTML, serialisation of an origin',
      'https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin',
    ],
    probe: get(OURS),
    shows: { verdict: 'refused' },
  },
  {
    code: 'origin-null',
    policy: { allow_origins: ['null'] },
    fastapi: 'every sandboxed frame is allowed',
    fix: 'remove it, or say `dangerouslyAllowNullOrigin: true`',
    see: fetchStandard('CORS protocol and credentials', 'cors-protocol-and-credentials'),
    probe: get('null'),
    shows: { 'access-control-allow-origin': 'null' },
  },
  {
    code: 'origin-insecure-with-credentials',
    policy: { allow_origins: ['http://your-frontend.com'], allow_credentials: true },
    fastapi: 'allowed, and so is whoever can write into that page on its way',
    fix: 'write `https://`',
    see: ['Secure Contexts', 'https://w3c.github.io/webappsec-secure-contexts/'],
    probe: get('http://your-frontend.com'),
    shows: { verdict: 'allowed', 'access-control-allow-credentials': 'true' },
  },
  {
    code: 'regex-unescaped-dot',
    policy: { allow_origin_regex: 'https://app.your-frontend\\.com' },
    fastapi: '`https://app-your-frontend.com` is allowed, which anyone may register',
    fix: 'write `\\.`',
    see: starlette(800),
    probe: get('https://app-your-frontend.com'),
    shows: { verdict: 'allowed' },
  },
  {
    code: 'regex-unsupported',
    policy: { allow_origin_regex: 'https://(?!old\\.)[a-z]+\\.your-frontend\\.com' },
    fastapi: 'look-around and back-references are taken, and with them run times that grow without bound',
    fix: 'say what may match',
    see: ['RE2, syntax', 'https://github.com/google/re2/wiki/Syntax'],
    probe: get('https://new.your-frontend.com'),
    shows: { verdict: 'allowed' },
  },
  {
    code: 'any-exposed-with-credentials',
    policy: { allow_origins: [OURS], allow_credentials: true, expose_headers: ['*'] },
    fastapi: 'sends `*`, which with credentials exposes only a header of that name',
    fix: 'list the names',
    see: fetchStandard('Access-Control-Expose-Headers', 'http-access-control-expose-headers'),
    probe: get(OURS),
    shows: { 'access-control-expose-headers': '*', 'access-control-allow-credentials': 'true' },
  },
  {
    code: 'private-network-any-origin',
    policy: { allow_origins: ['*'], allow_private_network: true },
    fastapi: 'every public site may reach into the private network',
    fix: 'list the origins',
    see: ['Private Network Access', 'https://wicg.github.io/private-network-access/'],
    probe: preflight('https://evil.example', 'GET', [['Access-Control-Request-Private-Network', 'true']]),
    shows: { verdict: 'allowed', 'access-control-allow-private-network': 'true' },
  },
  {
    code: 'option-range',
    policy: { allow_origins: [OURS], max_age: -1 },
    fastapi: 'sends `-1`, which is no number of seconds',
    fix: 'write 0 to 86400',
    see: fetchStandard('Access-Control-Max-Age', 'http-access-control-max-age'),
    probe: preflight(OURS, 'GET'),
    shows: { 'access-control-max-age': '-1' },
  },
  {
    code: 'method-invalid',
    policy: { allow_origins: [OURS], allow_methods: ['put'] },
    fastapi: 'never matches `PUT`',
    fix: 'write it in upper case',
    see: fetchStandard('normalize a method', 'concept-method-normalize'),
    probe: preflight(OURS, 'PUT'),
    shows: { verdict: 'refused' },
  },
  {
    code: 'method-forbidden',
    policy: { allow_origins: [OURS], allow_methods: ['TRACE'] },
    fastapi: 'listed, though no browser lets a page use it',
    fix: 'remove it',
    see: fetchStandard('forbidden method', 'forbidden-method'),
    probe: preflight(OURS, 'TRACE'),
    shows: { 'access-control-allow-methods': 'TRACE' },
  },
  {
    code: 'header-invalid',
    policy: { allow_origins: [OURS], allow_headers: ['X-API-Key, X-Other'] },
    fastapi: 'one string of two names matches neither',
    fix: 'write two strings',
    see: rfc9110('5.6.2'),
    probe: preflight(OURS, 'GET', [['Access-Control-Request-Headers', 'x-api-key']]),
    shows: { verdict: 'refused' },
  },
  {
    code: 'header-forbidden',
    policy: { allow_origins: [OURS], allow_headers: ['Cookie'] },
    fastapi: 'listed, though no page can set it; cookies are what `allow_credentials` is for',
    fix: 'remove it',
    see: fetchStandard('forbidden request-header', 'forbidden-request-header'),
    probe: preflight(OURS, 'GET', [['Access-Control-Request-Headers', 'cookie']]),
    shows: { verdict: 'allowed' },
  },
];
