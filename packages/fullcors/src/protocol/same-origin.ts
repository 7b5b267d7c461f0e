import type { CorsRequest } from '../policy/cors-request.js';

/**
 * Whether a request that carries Origin is the site's own (browsers send it with every POST). Behind a proxy that ends
 * TLS the server sees neither its scheme nor always its host, so what the browser says of itself comes first; no page
 * can forge `Sec-Fetch-Site` (https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header). Only a client
 * that does not send it, or is not told to over plain http, is judged by `Host`, in either scheme.
 */
export function isSameOrigin({ origin, host, secFetchSite }: CorsRequest): boolean {
  if (secFetchSite) return secFetchSite === 'same-origin' || secFetchSite === 'none';
  if (!origin || !host) return false;
  const own = host.toLowerCase();
  return origin === `https://${own.replace(/:443$/, '')}` || origin === `http://${own.replace(/:80$/, '')}`;
}
