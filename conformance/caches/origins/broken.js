import { createCors } from 'fullcors';
import { app } from '../app.js';
import { listenEach } from '../wire.js';

// The controls: right in whom they allow, wrong in what they let caches know. A suite that finds nothing wrong with them
// finds nothing at all.

/** A policy written by hand into a server, whose `Vary` is what `varyOf` makes of a request. */
const startWith = (varyOf) => (policies) =>
  listenEach(policies, (options) => {
    const cors = createCors(options, { env: {} });
    return (request, response) => {
      const { method, url, headers } = request;
      const decision = cors.decide({
        method,
        path: url,
        origin: headers.origin,
        requestMethod: headers['access-control-request-method'],
        requestHeaders: headers['access-control-request-headers'],
      });
      for (const [name, value] of decision.headers) if (name !== 'vary') response.setHeader(name, value);
      const vary = varyOf(request);
      if (vary) response.setHeader('Vary', vary);
      if (decision.status === undefined) return app(request, response);
      response.writeHead(decision.status).end();
    };
  });

export const startWithoutVary = startWith(() => undefined);

/** As many do: only where there is an Origin to answer to. */
export const startWithVaryForOrigins = startWith(({ headers }) => headers.origin && 'Origin');
