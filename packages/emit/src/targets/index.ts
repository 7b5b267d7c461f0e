import { apache } from './apache/apache.js';
import { caddy } from './caddy/caddy.js';
import { envoy } from './envoy/envoy.js';
import { haproxy } from './haproxy/haproxy.js';
import { nginx } from './nginx/nginx.js';
import type { Target } from './target.js';
import { cloudflareWorker } from './web/cloudflare-worker.js';
import { netlifyEdge } from './web/netlify-edge.js';
import { vercelMiddleware } from './web/vercel-middleware.js';

/** Every engine that a policy can be emitted for, by the name on the command line. */
export const TARGETS = {
  nginx,
  apache,
  haproxy,
  caddy,
  envoy,
  'cloudflare-worker': cloudflareWorker,
  'netlify-edge': netlifyEdge,
  'vercel-middleware': vercelMiddleware,
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;
