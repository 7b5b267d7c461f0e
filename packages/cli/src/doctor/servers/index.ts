import { EXPRESS, FASTIFY, NEST, NEXT } from './application/node.js';
import { ASP_NET, GO, LARAVEL, PHP, RAILS } from './application/others.js';
import { DJANGO, FLASK, STARLETTE } from './application/python.js';
import { SPRING } from './application/spring.js';
import { API_GATEWAY_HTTP, API_GATEWAY_REST } from './cloud/api-gateway.js';
import { AZURE_BLOB, GOOGLE_STORAGE, S3 } from './cloud/buckets.js';
import { CLOUDFRONT } from './cloud/cloudfront.js';
import { APACHE } from './edge/apache.js';
import { CADDY } from './edge/caddy.js';
import { ENVOY } from './edge/envoy.js';
import { IIS } from './edge/iis.js';
import { KONG } from './edge/kong.js';
import { NGINX } from './edge/nginx.js';
import type { SeenAnswer, Server } from './server.js';

/** A server that was told by its answers. */
export interface Detected {
  readonly server: Server;
  readonly evidence: string;
}

/** What says more stands before what says less: NestJS runs on Express, Laravel on PHP. */
export const SERVERS: readonly Server[] = [
  ...[NEST, NEXT, FASTIFY, EXPRESS],
  ...[STARLETTE, DJANGO, FLASK],
  ...[SPRING, ASP_NET, RAILS, LARAVEL, PHP, GO],
  ...[S3, GOOGLE_STORAGE, AZURE_BLOB],
  ...[API_GATEWAY_HTTP, API_GATEWAY_REST, KONG, ENVOY],
  ...[NGINX, APACHE, CADDY, IIS, CLOUDFRONT],
];

/** The servers that these answers betray, the likeliest of each layer first. */
export const detectServers = (answers: readonly SeenAnswer[]): readonly Detected[] =>
  SERVERS.flatMap((server) => {
    const evidence = server.betrayedBy(answers);
    return evidence === undefined ? [] : [{ server, evidence }];
  });
