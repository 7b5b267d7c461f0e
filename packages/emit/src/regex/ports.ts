const UP_TO_65535 = '[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]';

/**
 * 1 to 65535 without leading zeros, and never the scheme's default: no browser writes `https://a.example:443`, so that
 * is somebody's script.
 */
export function port(scheme: string): string {
  if (scheme === 'http') {
    return `(?:[1-9]|[1-79][0-9]|8[1-9]|[1-9][0-9]{2,3}|${UP_TO_65535})`;
  }
  if (scheme === 'https') {
    return `(?:[1-9][0-9]?|[1-35-9][0-9]{2}|4[0-35-9][0-9]|44[0-24-9]|[1-9][0-9]{3}|${UP_TO_65535})`;
  }
  return `(?:[1-9][0-9]{0,3}|${UP_TO_65535})`;
}
