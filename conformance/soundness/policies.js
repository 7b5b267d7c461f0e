import fc from 'fast-check';

// Policies as a team might write them. Everything is drawn from small stocks, so that requests often hit what policies
// say, and as often nearly.

const EXACT = ['https://app.example.com', 'https://admin.example.com:8443', 'http://localhost:3000'];
const PATTERNS = [
  'https://*.example.com',
  'http://localhost:*',
  'https://*.example.com:*',
  'capacitor://localhost',
];
/** Full matches; each is read by the oracle with JavaScript's own engine. */
const EXPRESSIONS = [/https:\/\/pr-[0-9]+\.preview\.example\.org/, /https:\/\/(a|b)\.example\.net(:[0-9]+)?/];

const some = (values, max = values.length) => fc.subarray(values, { minLength: 0, maxLength: max });
const optional = (values) => fc.record(values, { requiredKeys: [] });

/** `allowOriginIf` as data, so that a counterexample can be printed: it allows the origins in the list. */
export const asked = (origins) => Object.assign(async (origin) => origins.includes(origin), { origins });

const origins = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ allowOrigins: ['*'] }) },
  { weight: 5, arbitrary: some([...EXACT, ...PATTERNS], 4).map((allowOrigins) => ({ allowOrigins })) },
  {
    weight: 1,
    arbitrary: some(EXACT, 1).map((more) => ({
      allowOrigins: [...more, 'null'],
      dangerouslyAllowNullOrigin: true,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(some(EXACT, 1), fc.constantFrom(...EXPRESSIONS))
      .map(([allowOrigins, allowOriginRegex]) => ({ allowOrigins, allowOriginRegex })),
  },
  {
    weight: 1,
    arbitrary: some(['https://tenant.example.org', 'https://app.example.com'], 2).map((list) => ({
      allowOriginIf: asked(list),
    })),
  },
);

const rest = optional({
  allowCredentials: fc.boolean(),
  allowMethods: fc.oneof(
    fc.constant(['*']),
    some(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PURGE', 'OPTIONS']),
  ),
  allowHeaders: fc.oneof(
    fc.constant(['*']),
    some(['X-API-Key', 'content-type', 'AUTHORIZATION', 'If-Match', 'Range', 'Accept']),
  ),
  exposeHeaders: fc.oneof(fc.constant(['*']), some(['X-Total-Count', 'ETag', 'x-request-id'])),
  maxAge: fc.constantFrom(0, 1, 600, 86_400),
  preflightStatus: fc.constantFrom(200, 204),
  debug: fc.boolean(),
  enforce: fc.boolean(),
});

/** What policies may not say together is said with its hatch, or not at all. */
function tidy(options) {
  const { allowCredentials, allowOrigins = [], exposeHeaders = [] } = options;
  if (!allowCredentials) return options;
  return {
    ...options,
    ...(allowOrigins.includes('*') ? { dangerouslyAllowAnyOriginWithCredentials: true } : {}),
    ...(exposeHeaders.includes('*') ? { exposeHeaders: ['ETag'] } : {}),
  };
}

const flat = fc.tuple(origins, rest).map(([who, what]) => tidy({ ...who, ...what }));

/** A route as it is written, over a base; only what the result may say is kept. */
const routed = fc.tuple(flat, origins, rest).map(([base, who, what]) => {
  const route = tidy({
    allowCredentials: base.allowCredentials ?? false,
    exposeHeaders: [],
    ...who,
    ...what,
  });
  return { ...base, routes: { '/public/*': route } };
});

/** Options of `createCors`. */
export const policies = fc.oneof({ weight: 3, arbitrary: flat }, { weight: 1, arbitrary: routed });
