import { listedHeaders, type Said } from './said.js';

/**
 * The CORS part of an HTTP API and of a function URL, which take the same. Methods are those that every preflight
 * passes as well: whether they are compared with what is asked for is not documented.
 */
export function awsCors(said: Said): { readonly cloudFormation: object; readonly terraform: object } {
  const { anyOrigin, exact, anyMethod, passing, credentials, exposeHeaders, maxAge } = said;
  const origins = anyOrigin ? ['*'] : exact;
  const methods = anyMethod ? ['*'] : passing;
  const headers = listedHeaders(said);
  return {
    cloudFormation: {
      AllowOrigins: origins,
      AllowCredentials: credentials,
      AllowMethods: methods,
      ...(headers.length > 0 && { AllowHeaders: headers }),
      ...(exposeHeaders.length > 0 && { ExposeHeaders: exposeHeaders }),
      MaxAge: maxAge,
    },
    terraform: {
      allow_origins: origins,
      allow_credentials: credentials,
      allow_methods: methods,
      ...(headers.length > 0 && { allow_headers: headers }),
      ...(exposeHeaders.length > 0 && { expose_headers: exposeHeaders }),
      max_age: maxAge,
    },
  };
}
