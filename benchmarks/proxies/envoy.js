// node benchmarks/proxies/envoy.js, after `npm run build` and `scripts/setup-envoy`
import { findEnvoy, startEnvoy } from '../../conformance/proxies/envoy.js';
import { report } from './cost.js';

const ROUTES = `
              - match: { prefix: / }
                route: { cluster: upstream }
`;

await report('Envoy', 'envoy', (servers, origin) =>
  startEnvoy(
    findEnvoy(),
    servers.map(([name, emission]) => [name, emission, ROUTES]),
    { upstream: origin.port },
  ),
);
