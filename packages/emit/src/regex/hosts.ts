import { MAX_HOST_LENGTH, MAX_LABEL_LENGTH } from 'fullcors/origins';
import type { Regex } from './regex.js';

export const LABEL_CHAR = '[a-z0-9_-]';
export const LABEL = `${LABEL_CHAR}{1,${MAX_LABEL_LENGTH}}`;

/** What DNS can hold. A bound over several labels, so it is a test of its own beside the one for the labels. */
export const HOST_FITS: Regex = {
  source: `[a-z][a-z0-9+.-]*://(?:[^:]{1,${MAX_HOST_LENGTH}}|\\[[^\\]]+\\])(?::[0-9]+)?`,
};

const OCTET = '(?:[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])';
/** Canonical IPv4. */
export const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
export const LOOPBACK_IPV4 = `127(?:\\.${OCTET}){3}`;

const GROUP = '[1-9a-f][0-9a-f]{0,3}';
const groups = (least: number, most: number): string =>
  `${GROUP}(?::${GROUP}){${least - 1},${most - 1}}`.replace(/\{0,0\}/, '{0}');

/**
 * Canonical IPv6 without a group of zeros outside of `::`. With one (`2001:db8:0:1::1`) the canonical form is the one
 * in which `::` stands for the first of the longest runs, which takes kilobytes of alternatives to say.
 */
export const IPV6 = `\\[(?:${[
  groups(8, 8),
  `::(?:${groups(1, 6)})?`,
  ...[1, 2, 3, 4, 5].map((left) => `${groups(left, left)}::(?:${groups(1, 6 - left)})?`),
  `${groups(6, 6)}::`,
].join('|')})\\]`;

/**
 * A host name that the URL Standard does not take for an IPv4 address: its last label is no number, be it decimal or
 * hexadecimal. https://url.spec.whatwg.org/#ends-in-a-number-checker
 */
export const NAME = `(?:${LABEL}\\.)*${LABEL}`;
const LAST_LABEL = [
  `[a-z_-]${LABEL_CHAR}*`,
  `[1-9][0-9]*[a-z_-]${LABEL_CHAR}*`,
  `0[0-9]+[a-z_-]${LABEL_CHAR}*`,
  `0[a-wyz_-]${LABEL_CHAR}*`,
  `0x[0-9a-f]*[g-z_-]${LABEL_CHAR}*`,
].join('|');
export const ENDS_IN_NAME = `(?:${LABEL_CHAR}+\\.)*(?:${LAST_LABEL})`;
