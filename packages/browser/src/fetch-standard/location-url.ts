import type { EngineProfile } from '../engines/profiles.js';
import { getHeader, valuesOf } from './header-list.js';
import type { FetchResponse, NetworkError } from './response.js';

/**
 * Where a response redirects to; null where it does not.
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationUrl(response: FetchResponse, engine: EngineProfile): URL | null | NetworkError {
  const locations = valuesOf(response.headers, 'Location');
  const location =
    engine.severalLocations === 'joined' ? getHeader(response.headers, 'Location') : locations[0];
  if (location === undefined || location === null || (location === '' && engine.emptyLocation === 'read'))
    return null;
  const isRefused = location === '' && engine.emptyLocation === 'refused';
  const escaped = readBytes(location, engine);
  if (isRefused || !areAccepted(locations, engine) || !URL.canParse(escaped, response.url.href)) {
    return { blocked: 'redirect-invalid', stage: 'actual', subject: locations.join(', ') };
  }
  return new URL(escaped, response.url);
}

function readBytes(location: string, { locationBytes }: EngineProfile): string {
  return locationBytes === 'latin1' ? location : location.replace(/[\x80-\xff]/g, percentEncode);
}

const percentEncode = (byte: string): string => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`;

/** `Location` is one field by its ABNF (RFC 9110, section 10.2.2). */
function areAccepted(locations: readonly string[], { severalLocations }: EngineProfile): boolean {
  if (severalLocations === 'joined') return true;
  const different = severalLocations === 'refused' ? locations.length : new Set(locations).size;
  return different === 1;
}
