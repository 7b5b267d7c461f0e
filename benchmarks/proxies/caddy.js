// node benchmarks/proxies/caddy.js, after `npm run build`
import { startCaddy } from '../../conformance/proxies/caddy.js';
import { findProxy } from '../../conformance/proxies/process.js';
import { report } from './cost.js';

await report('Caddy', 'caddy', (servers, origin) =>
  startCaddy(
    findProxy('caddy', 'apt-get install caddy'),
    servers.map(([name, emission]) => [name, emission, `\t\treverse_proxy 127.0.0.1:${origin.port}`]),
  ),
);
