import { BlockList, isIP } from 'node:net';
import { getPublicSuffix } from 'tldts';
import type { Scope } from './lint.js';

/** An origin pattern's parts, as far as rules look at them. */
export interface PatternParts {
  readonly scheme: string;
  /** Without `*.` before it. */
  readonly host: string;
  readonly subdomains: boolean;
}

export function partsOf(pattern: string): PatternParts | undefined {
  const [, scheme, star, host] = /^([a-z][a-z0-9+.-]*):\/\/(\*\.)?(\[[^\]]*\]|[^:/]+)/.exec(pattern) ?? [];
  return scheme && host ? { scheme, host, subdomains: star !== undefined } : undefined;
}

const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('169.254.0.0', 16);
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** This machine: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export const isLoopback = (host: string): boolean => /^(.*\.)?localhost$|^127\.|^\[::1\]$/.test(host);

/** What every network has its own machine at: private addresses, and names that no public resolver knows (RFC 6761, 6762, 9476). */
export function isPrivate(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  if (family === 0) return /\.(local|test|internal|home\.arpa|alt)$/.test(host);
  return PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether anyone can have a name that the pattern matches: `https://*.github.io`. */
export function isBelowPublicSuffix(pattern: string): boolean {
  const parts = partsOf(pattern);
  return (
    parts?.subdomains === true && getPublicSuffix(parts.host, { allowPrivateDomains: true }) === parts.host
  );
}

/** Every pattern of a scope, in parts. */
export const patternsOf = ({ policy }: Scope) =>
  policy.allowOrigins.flatMap((pattern) => {
    const parts = partsOf(pattern);
    return parts ? [{ pattern, ...parts }] : [];
  });
