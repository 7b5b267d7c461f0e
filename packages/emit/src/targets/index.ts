import { envoy } from './envoy/envoy.js';
import { nginx } from './nginx/nginx.js';
import type { Target } from './target.js';

/** Every engine that a policy can be emitted for, by the name on the command line. */
export const TARGETS = {
  envoy,
  nginx,
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;
