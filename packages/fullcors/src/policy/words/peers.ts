import type { OptionName } from '../options.js';

/** What the peers call an option; an empty text where there is nothing left to choose. */
export const PEERS = {
  origin: 'allowOrigins',
  credentials: 'allowCredentials',
  methods: 'allowMethods',
  headers: 'allowHeaders',
  allowedHeaders: 'allowHeaders',
  exposedHeaders: 'exposeHeaders',
  optionsSuccessStatus: 'preflightStatus',
  privateNetworkAccess: 'allowPrivateNetwork',
  delegator: 'routes',
  preflightContinue: '',
  preflight: '',
  strictPreflight: '',
  hideOptionsRoute: '',
  hook: '',
  keepHeadersOnError: '',
  secureContext: '',
  prefix: '',
} as const satisfies Record<string, OptionName | ''>;
