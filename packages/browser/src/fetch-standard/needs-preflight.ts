import { isSafelistedMethod } from './methods.js';
import type { FetchRequest } from './request.js';
import { unsafeHeaderNames } from './request-headers.js';

/**
 * Whether a CORS request needs a server's leave, here or remembered; what it asks for is written into the request.
 * The last two branches of https://fetch.spec.whatwg.org/#concept-main-fetch, step 12, and step 4 of
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export function needsPreflight(request: FetchRequest): boolean {
  const { engine, method, wasPreflighted, givenUnsafeNames } = request;
  // Of a redirected request, engines that do not look at it anew remember that it was preflighted, and for what.
  const isStillPreflighted = engine.staysPreflighted && wasPreflighted;
  const isPreflightedAsGiven = engine.preflightsByFirstHeaders && givenUnsafeNames.length > 0;
  if (isStillPreflighted || isPreflightedAsGiven) request.useCorsPreflight = true;
  request.askedNames = namesToAskFor(request);
  return request.useCorsPreflight || !isSafelistedMethod(method) || request.askedNames.length > 0;
}

function namesToAskFor(request: FetchRequest): readonly string[] {
  const { engine, headers, givenUnsafeNames, droppedNames } = request;
  const unsafeNames = unsafeHeaderNames(headers, engine);
  switch (engine.asksForFirstHeaders) {
    case 'always':
      return givenUnsafeNames;
    case 'but-the-last': {
      const isNew = unsafeNames.includes('content-type') && !givenUnsafeNames.includes('content-type');
      const names = isNew ? [...givenUnsafeNames, 'content-type'].sort() : givenUnsafeNames;
      const isSimple = names.length === 0 && isSafelistedMethod(request.method);
      return isSimple ? request.askedNames : names.filter((name) => !droppedNames.includes(name));
    }
    default:
      return unsafeNames;
  }
}
