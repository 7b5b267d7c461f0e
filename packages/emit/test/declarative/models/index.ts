import type { TargetName } from '../../../src/index.js';
import { awsHttpApi, lambdaUrl } from './aws.js';
import { azureBlob } from './azure-blob.js';
import { cloudfront } from './cloudfront.js';
import { gatewayApi } from './gateway-api.js';
import { gcs } from './gcs.js';
import { ingressNginx } from './ingress-nginx.js';
import { istio } from './istio.js';
import { kong } from './kong.js';
import type { Model } from './model.js';
import { netlify } from './netlify.js';
import { s3 } from './s3.js';
import { traefik } from './traefik.js';
import { vercel } from './vercel.js';

export const MODELS = {
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
} as const satisfies Partial<Record<TargetName, Model>>;

export type Declarative = keyof typeof MODELS;
