import { networkTransport } from '#node-transports';
import type { Transport } from '../fetch-standard/transport.js';
import type { NetworkLimits } from './network-limits.js';

/**
 * Real requests over the network, within limits: what `page.fetch(url)` does without any. Of Node; elsewhere it throws,
 * since the platform's own fetch would judge before us.
 */
export function network(limits: NetworkLimits = {}): Transport {
  const transport = networkTransport(limits);
  made.add(transport);
  return transport;
}

const made = new WeakSet<object>();

/** Whether a transport leads to the servers that URLs name, and to no application of its own. */
export const isNetwork = (transport: object): boolean => made.has(transport);
