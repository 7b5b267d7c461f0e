/** A CORS-preflight request, as a browser sends it. */
export const preflight = (origin, path, method, headers) => ({
  method: 'OPTIONS',
  path,
  headers: {
    origin,
    'access-control-request-method': method,
    ...(headers && { 'access-control-request-headers': headers }),
  },
});
