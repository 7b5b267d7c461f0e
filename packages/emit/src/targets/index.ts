import { apache } from './apache/apache.js';
import { haproxy } from './haproxy/haproxy.js';
import { nginx } from './nginx/nginx.js';
import type { Target } from './target.js';

/** Every engine that a policy can be emitted for, by the name on the command line. */
export const TARGETS = {
  nginx,
  apache,
  haproxy,
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;
