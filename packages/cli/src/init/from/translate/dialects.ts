import type { Peer } from '../value.js';

/** What is said of an option that has no counterpart, if it is said; whole sentences. */
type Passed = Readonly<Record<string, { readonly message: string; readonly fix?: string }>>;

/** What a middleware's options mean. */
export interface Dialect {
  /** What a person calls it. */
  readonly title: string;
  readonly names: {
    readonly origin: string;
    readonly regex?: string;
    readonly credentials: string;
    readonly methods: string;
    readonly headers: readonly string[];
    readonly exposed: string;
    readonly maxAge: string;
    readonly status?: string;
    readonly privateNetwork?: string;
  };
  /** Whom it allows where nothing is said of origins, and where a value says nothing (`null`, `false`). */
  readonly originUnsaid: 'any' | 'nobody';
  readonly originNothing: 'any' | 'nobody';
  /** Whether `'*'` in a list means any origin; elsewhere it is an origin that nobody has. */
  readonly starInList: boolean;
  /** What an element of a list that is no text and no expression does: it is truthy, and allows everyone. */
  readonly truthyInList: boolean;
  readonly takesRegex: boolean;
  readonly takesTrue: boolean;
  readonly takesList: boolean;
  /** `*` with credentials: every origin is sent back as allowed; or the pair is sent, which browsers refuse. */
  readonly starWithCredentials: 'reflected' | 'dead';
  /** Whether methods and headers may be one text with commas; elsewhere it is taken for a list of letters. */
  readonly takesText: boolean;
  /** Whether an empty list of headers, and an empty text, are as good as none said. */
  readonly emptyHeadersUnsaid: { readonly list: boolean; readonly text: boolean };
  readonly methodsUnsaid: readonly string[];
  /** What `'*'` among the methods stands for; undefined where it is sent as it is. */
  readonly starMethods?: readonly string[];
  /** Whether it looks itself whether the method of a preflight is on its list, and refuses GET and POST as well. */
  readonly refusesSafelisted: boolean;
  /** Whether it allows every header that is asked for where none are listed, or none but what it adds itself. */
  readonly headersUnsaid: 'asked' | 'none';
  /** What an explicit `'*'` among the headers does: sends back what is asked for, or `*` itself. */
  readonly starHeaders: 'asked' | 'sent';
  readonly headersAdded: readonly string[];
  readonly maxAgeUnsaid: number | undefined;
  readonly passed: Passed;
}

const ANSWERS_ALL = {
  message: 'fullcors answers every preflight; an OPTIONS request that is none reaches your routes anyway.',
};
const NO_CHOICE = { message: 'There is nothing to choose here: fullcors does the right one always.' };
const DELEGATE = {
  message: 'It chooses the options when a request comes, which a file cannot say.',
  fix: 'say what differs by path in routes, and what has to be computed in allowOriginIf',
};

const JS_METHODS = ['PUT', 'PATCH', 'DELETE'];

const EXPRESS: Dialect = {
  title: 'cors',
  names: {
    origin: 'origin',
    credentials: 'credentials',
    methods: 'methods',
    headers: ['allowedHeaders', 'headers'],
    exposed: 'exposedHeaders',
    maxAge: 'maxAge',
    status: 'optionsSuccessStatus',
  },
  originUnsaid: 'any',
  originNothing: 'nobody',
  starInList: false,
  truthyInList: true,
  takesRegex: true,
  takesTrue: true,
  takesList: true,
  starWithCredentials: 'dead',
  takesText: true,
  emptyHeadersUnsaid: { list: false, text: true },
  methodsUnsaid: JS_METHODS,
  refusesSafelisted: false,
  headersUnsaid: 'asked',
  starHeaders: 'sent',
  headersAdded: [],
  maxAgeUnsaid: undefined,
  passed: { preflightContinue: ANSWERS_ALL },
};

export const DIALECTS: Readonly<Record<Peer, Dialect>> = {
  cors: EXPRESS,
  '@fastify/cors': {
    ...EXPRESS,
    title: '@fastify/cors',
    names: { ...EXPRESS.names, headers: ['allowedHeaders'] },
    starInList: true,
    emptyHeadersUnsaid: { list: false, text: false },
    methodsUnsaid: [],
    passed: {
      preflightContinue: ANSWERS_ALL,
      preflight: ANSWERS_ALL,
      strictPreflight: NO_CHOICE,
      hideOptionsRoute: NO_CHOICE,
      hook: { message: 'fullcors always answers in onRequest.', fix: 'register it before other plugins' },
      logLevel: NO_CHOICE,
      cacheControl: {
        message: 'Cache-Control is no header of CORS.',
        fix: 'set it in an onSend hook of your own, if you need it',
      },
      delegator: DELEGATE,
      prefix: NO_CHOICE,
    },
  },
  '@koa/cors': {
    ...EXPRESS,
    title: '@koa/cors',
    names: {
      origin: 'origin',
      credentials: 'credentials',
      methods: 'allowMethods',
      headers: ['allowHeaders'],
      exposed: 'exposeHeaders',
      maxAge: 'maxAge',
      privateNetwork: 'privateNetworkAccess',
    },
    originNothing: 'any',
    truthyInList: false,
    takesRegex: false,
    takesTrue: false,
    takesList: false,
    starWithCredentials: 'reflected',
    emptyHeadersUnsaid: { list: true, text: true },
    passed: {
      keepHeadersOnError: { message: 'Errors always carry the headers.' },
      secureContext: {
        message: 'Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy are not CORS.',
        fix: 'set the two headers yourself, if it was true',
      },
    },
  },
  'hono/cors': {
    ...EXPRESS,
    title: 'hono/cors',
    names: {
      origin: 'origin',
      credentials: 'credentials',
      methods: 'allowMethods',
      headers: ['allowHeaders'],
      exposed: 'exposeHeaders',
      maxAge: 'maxAge',
    },
    truthyInList: false,
    takesRegex: false,
    takesTrue: false,
    takesText: false,
    emptyHeadersUnsaid: { list: true, text: true },
    methodsUnsaid: [...JS_METHODS, 'QUERY'],
    passed: {},
  },
  CORSMiddleware: {
    title: 'CORSMiddleware',
    names: {
      origin: 'allow_origins',
      regex: 'allow_origin_regex',
      credentials: 'allow_credentials',
      methods: 'allow_methods',
      headers: ['allow_headers'],
      exposed: 'expose_headers',
      maxAge: 'max_age',
      privateNetwork: 'allow_private_network',
    },
    originUnsaid: 'nobody',
    originNothing: 'nobody',
    starInList: true,
    truthyInList: false,
    takesRegex: false,
    takesTrue: false,
    takesList: true,
    starWithCredentials: 'reflected',
    takesText: false,
    emptyHeadersUnsaid: { list: false, text: false },
    methodsUnsaid: ['GET'],
    starMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'],
    refusesSafelisted: true,
    headersUnsaid: 'none',
    starHeaders: 'asked',
    headersAdded: ['Content-Type'],
    maxAgeUnsaid: 600,
    passed: { app: NO_CHOICE },
  },
};
