import { BlockList, isIP } from 'node:net';

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

/** This machine, and names that are reserved for tests: https://www.rfc-editor.org/rfc/rfc6761 */
export const isLoopback = (host: string): boolean => /^(.*\.)?localhost$|\.test$|^127\.|^\[::1\]$/.test(host);

/** An address that every network has its own machine at. */
export const isPrivate = (host: string): boolean =>
  (isIP(host) === 4 && PRIVATE.check(host)) || host.endsWith('.local');
