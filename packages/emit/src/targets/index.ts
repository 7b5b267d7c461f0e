import { apache } from './apache/apache.js';
import { awsHttpApi } from './aws-http-api/aws-http-api.js';
import { azureBlob } from './azure-blob/azure-blob.js';
import { caddy } from './caddy/caddy.js';
import { cloudfront } from './cloudfront/cloudfront.js';
import { envoy } from './envoy/envoy.js';
import { gatewayApi } from './gateway-api/gateway-api.js';
import { gcs } from './gcs/gcs.js';
import { haproxy } from './haproxy/haproxy.js';
import { ingressNginx } from './ingress-nginx/ingress-nginx.js';
import { istio } from './istio/istio.js';
import { kong } from './kong/kong.js';
import { lambdaUrl } from './lambda-url/lambda-url.js';
import { netlify } from './netlify/netlify.js';
import { nginx } from './nginx/nginx.js';
import { s3 } from './s3/s3.js';
import type { Target } from './target.js';
import { traefik } from './traefik/traefik.js';
import { vercel } from './vercel/vercel.js';
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
  'gateway-api': gatewayApi,
  istio,
  'ingress-nginx': ingressNginx,
  traefik,
  kong,
  'aws-http-api': awsHttpApi,
  'lambda-url': lambdaUrl,
  s3,
  cloudfront,
  gcs,
  'azure-blob': azureBlob,
  vercel,
  netlify,
} as const satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;
