import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { Asked } from '../asked.js';
import type { Finding } from '../finding.js';

/** https://wicg.github.io/local-network-access/#ip-address-space-section */
type AddressSpace = 'public' | 'local' | 'loopback';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
const LOCAL = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  LOCAL.addSubnet(net, prefix);
}
LOCAL.addSubnet('fc00::', 7, 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');

function spaceOfAddress(address: string): AddressSpace {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (LOOPBACK.check(address, family)) return 'loopback';
  return LOCAL.check(address, family) ? 'local' : 'public';
}

/** By its name where that tells, else by its address. A name that nobody knows is taken for public. */
async function spaceOf(hostname: string): Promise<AddressSpace> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return spaceOfAddress(host);
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (host.endsWith('.local')) return 'local';
  return lookup(host).then(
    ({ address }) => spaceOfAddress(address),
    () => 'public',
  );
}

const RANK: Readonly<Record<AddressSpace, number>> = { public: 0, local: 1, loopback: 2 };

/** A page that reaches further in than it came from: browsers ask the user, and no header of the server helps. */
export async function localNetworkAccess({ origin, url }: Asked): Promise<readonly Finding[]> {
  if (!/^https?:/.test(origin)) return [];
  const page = new URL(origin);
  const [from, to] = await Promise.all([spaceOf(page.hostname), spaceOf(url.hostname)]);
  if (RANK[to] <= RANK[from]) return [];
  const isSecure = page.protocol === 'https:';
  return [
    {
      code: 'local-network-access',
      weight: 'note',
      what: `${url.host} is on ${to === 'loopback' ? "the user's own machine" : 'a local network'}, and the page comes from ${from === 'public' ? 'the internet' : 'the local network'}.`,
      why: isSecure
        ? 'Chrome 142 and later asks the user first (Local Network Access). That is not CORS, and no header changes it.'
        : 'Chrome 142 and later refuses this to pages of plain http (Local Network Access). That is not CORS, and no header changes it.',
      fix: isSecure
        ? 'let the user allow it when the browser asks; in a frame, add allow="local-network-access"'
        : 'serve the page over https, or from the same network',
      changes: [],
      mistake: undefined,
      proof: [],
    },
  ];
}
