// What the compiler refuses and what it lets through. A refusal that disappears fails `npm run types`, and so does a
// legitimate policy that is refused.
import {
  type Checked,
  type Cors,
  type CorsOptions,
  createCors,
  defineCors,
  type PolicyOptions,
} from '../../src/index.js';

declare function same<A, B>(equal: [A] extends [B] ? ([B] extends [A] ? true : false) : false): void;

// Every site with credentials.
createCors({
  // @ts-expect-error '*' with allowCredentials lets every site act as the signed-in user
  allowOrigins: ['*'],
  allowCredentials: true,
});
createCors({ allowOrigins: ['*'] });
createCors({ allowOrigins: ['*'], allowCredentials: false });
createCors({ allowOrigins: ['*'], allowCredentials: true, dangerouslyAllowAnyOriginWithCredentials: true });
createCors({ allowOrigins: ['https://app.example.com'], allowCredentials: true });

// … laid over each other.
createCors({
  allowOrigins: ['https://app.example.com'],
  allowCredentials: true,
  routes: {
    // @ts-expect-error the base's allowCredentials holds here
    '/public/*': { allowOrigins: ['*'] },
  },
});
createCors({
  allowOrigins: ['*'],
  routes: {
    // @ts-expect-error the base's '*' holds here
    '/me': { allowCredentials: true },
  },
});
createCors({
  allowOrigins: ['*'],
  environments: {
    // @ts-expect-error the base's '*' holds here
    staging: { allowCredentials: true },
  },
});
createCors({
  allowOrigins: ['https://app.example.com'],
  environments: {
    staging: {
      allowOrigins: ['*'],
      routes: {
        // @ts-expect-error the environment's '*' holds here
        '/me': { allowCredentials: true },
      },
    },
  },
});
createCors({
  allowOrigins: ['*'],
  routes: { '/me': { allowOrigins: ['https://app.example.com'], allowCredentials: true } },
  environments: { staging: { allowOrigins: ['https://staging.example.com'], allowCredentials: true } },
});
createCors({
  allowOrigins: ['https://app.example.com'],
  allowCredentials: true,
  routes: { '/public/*': { allowOrigins: ['*'], allowCredentials: false } },
});

// The spelling of an origin.
createCors({
  allowOrigins: [
    'https://app.example.com',
    'https://*.example.com',
    'http://localhost:*',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'chrome-extension://abcdefghijklmnop',
    'capacitor://localhost',
    // @ts-expect-error a trailing slash
    'https://app.example.com/',
    // @ts-expect-error a path
    'https://app.example.com/items',
    // @ts-expect-error upper case
    'https://App.example.com',
    // @ts-expect-error upper case
    'HTTPS://app.example.com',
    // @ts-expect-error no scheme
    'app.example.com',
    // @ts-expect-error no scheme
    'localhost:3000',
    // @ts-expect-error no scheme
    '',
    // @ts-expect-error not without dangerouslyAllowNullOrigin
    'null',
  ],
});
createCors({ allowOrigins: ['null'], dangerouslyAllowNullOrigin: true });
createCors({
  allowOrigins: ['https://app.example.com'],
  routes: {
    // @ts-expect-error a trailing slash
    '/a': { allowOrigins: ['https://app.example.com/'] },
  },
  environments: {
    // @ts-expect-error no scheme
    development: { allowOrigins: ['localhost:3000'] },
  },
});

// A misspelt option, at every depth, alone and beside others.
// @ts-expect-error allowOrigins
createCors({ allowOrigin: ['https://app.example.com'] });
// @ts-expect-error allowOrigins, in the spelling of the peers
createCors({ origin: 'https://app.example.com', maxAge: 600 });
// @ts-expect-error allowCredentials
createCors({ allowOrigins: ['https://app.example.com'], credentials: true });
createCors({
  allowOrigins: ['https://app.example.com'],
  routes: {
    // @ts-expect-error allowHeaders
    '/a': { allowHeader: ['X-API-Key'] },
    // @ts-expect-error allowHeaders
    '/b': { allowHeader: ['X-API-Key'], maxAge: 600 },
    // @ts-expect-error not here
    '/c': { environments: {} },
  },
});
createCors({
  allowOrigins: ['https://app.example.com'],
  environments: {
    // @ts-expect-error debug
    development: { debugg: true },
    // @ts-expect-error debug
    staging: { debugg: true, maxAge: 600 },
    // @ts-expect-error not here
    production: { environments: {} },
  },
});
createCors({
  allowOrigins: ['https://app.example.com'],
  // @ts-expect-error a route begins with a slash
  routes: { items: { allowMethods: ['PUT'] } },
});

// A value of the wrong type.
// @ts-expect-error a number
createCors({ allowOrigins: ['https://app.example.com'], maxAge: '600' });
// @ts-expect-error 200 or 204
createCors({ allowOrigins: ['https://app.example.com'], preflightStatus: 201 });
// @ts-expect-error a list
createCors({ allowOrigins: 'https://app.example.com' });
// @ts-expect-error a string; allowOriginRegex is for expressions
createCors({ allowOrigins: [/^https:\/\/app\.example\.com$/] });
// @ts-expect-error a boolean
createCors({ allowOrigins: ['https://app.example.com'], allowCredentials: 'true' });
// @ts-expect-error options
createCors();

// What is only known at run time passes, and is validated there.
declare const fromElsewhere: string[];
declare const readonlyFromElsewhere: readonly string[];
declare const typed: CorsOptions;
declare const typedRoute: PolicyOptions;
declare const credentials: boolean;
createCors({ allowOrigins: fromElsewhere, allowCredentials: true });
createCors({ allowOrigins: readonlyFromElsewhere });
createCors({ allowOrigins: ['https://app.example.com', ...fromElsewhere] });
createCors({ allowOrigins: (process.env['ORIGINS'] ?? '').split(',') });
createCors({ allowOrigins: ['*'], allowCredentials: credentials });
createCors({ allowOrigins: credentials ? ['https://app.example.com'] : ['*'], maxAge: 5 });
createCors(typed);
createCors({ ...typed, allowCredentials: true });
createCors({ ...typed, routes: { '/a': typedRoute }, environments: { staging: typedRoute } });
const annotated: CorsOptions = { allowOrigins: ['https://app.example.com'], allowCredentials: true };
createCors(annotated);
const inferred = { allowOrigins: ['https://app.example.com'], allowMethods: ['PUT'], maxAge: 600 };
createCors(inferred);
const constant = { allowOrigins: ['https://app.example.com'], routes: { '/a': { maxAge: 5 } } } as const;
createCors(constant);
const wrongConstant = { allowOrigins: ['*'], allowCredentials: true } as const;
// @ts-expect-error not only where the literal stands
createCors(wrongConstant);

// A function's parameters have their types where it stands.
createCors({
  allowOriginIf: async (origin, request) => origin.endsWith('.example.com') && request.method === 'GET',
});

// A function of one's own hands the check on to its callers, or does without.
function checked<const T extends CorsOptions & object>(options: Checked<T>): Cors {
  return createCors<T>(options);
}
checked({ allowOrigins: ['https://app.example.com'] });
// @ts-expect-error a trailing slash
checked({ allowOrigins: ['https://app.example.com/'] });
const unchecked = (options: CorsOptions): Cors => createCors(options);
unchecked({ allowOrigins: fromElsewhere });

// A policy file keeps its literal type, so that whoever imports it is checked as well.
const policy = defineCors({
  allowOrigins: ['https://app.example.com'],
  allowCredentials: true,
  environments: { development: { allowOrigins: ['http://localhost:*'], debug: true } },
});
same<(typeof policy)['allowOrigins'], readonly ['https://app.example.com']>(true);
same<(typeof policy)['allowCredentials'], true>(true);
same<(typeof policy)['environments']['development']['debug'], true>(true);
createCors(policy);
const typedPolicy: CorsOptions = policy;
createCors(typedPolicy);
// @ts-expect-error a trailing slash
defineCors({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
defineCors({ origins: ['https://app.example.com'] });

const made = createCors(policy);
made.reconfigure(policy);
made.reconfigure(typed);
// @ts-expect-error a trailing slash
made.reconfigure({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
made.reconfigure({ origins: ['https://app.example.com'] });
same<ReturnType<typeof made.reconfigureAsync>, Promise<void>>(true);
made.reconfigureAsync(policy);
made.reconfigureAsync(typed);
// @ts-expect-error a trailing slash
made.reconfigureAsync({ allowOrigins: ['https://app.example.com/'] });
// @ts-expect-error allowOrigins
made.reconfigureAsync({ origins: ['https://app.example.com'] });
// @ts-expect-error a Cors is not options
createCors(made);
