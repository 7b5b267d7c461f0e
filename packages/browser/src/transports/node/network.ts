import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { Transport } from '../../fetch-standard/transport.js';
import type { NetworkLimits } from '../network-limits.js';
import { exchange } from './http-exchange.js';

/** No connection is kept, so that a test that has asked can end. */
const agent = new Agent({ keepAlive: false });
const tlsAgent = new TlsAgent({ keepAlive: false });

/** Real requests over the network. */
export function networkTransport(limits: NetworkLimits = {}): Transport {
  return {
    send: (request) =>
      exchange(request, { agent: request.url.protocol === 'https:' ? tlsAgent : agent }, limits),
  };
}
