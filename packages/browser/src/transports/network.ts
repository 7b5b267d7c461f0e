import { networkTransport } from '#node-transports';
import type { Transport } from '../fetch-standard/transport.js';
import type { NetworkLimits } from './network-limits.js';

/**
 * Real requests over the network, within limits: what `page.fetch(url)` does without any. Of Node; elsewhere it throws,
 * since the platform's own fetch would judge before us.
 */
export const network = (limits: NetworkLimits = {}): Transport => networkTransport(limits);
