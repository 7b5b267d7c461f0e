// A sound server in a few lines, and ways to break it: what the cages of the zoo are built from.

/** What every cage is asked for, unless it says otherwise: everything that CORS can be asked for. */
export const FULL = ['--method', 'PUT', '--header', 'X-API-Key', '--credentials', '--send'];
export const SIMPLE = [];

export const isPreflight = (request) =>
  request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;

/** The fields of a sound answer to the page at `origin`. Lists are several lines. */
export function soundFields(request, origin) {
  const granted =
    request.headers.origin === origin
      ? { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' }
      : {};
  if (!isPreflight(request)) return { Vary: 'Origin', ...granted };
  return {
    Vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    ...granted,
    'Access-Control-Allow-Methods': 'PUT, DELETE',
    'Access-Control-Allow-Headers': 'X-API-Key, Content-Type, Authorization',
  };
}

/** A sound server but for what `change` makes of its answer: `{ status, fields }`; undefined is no answer at all. */
export const soundBut = (change) => (origin) => (request, response) => {
  const answer = { status: isPreflight(request) ? 204 : 200, fields: soundFields(request, origin), body: '' };
  const changed = change(answer, request, origin);
  if (changed === undefined) return void request.socket.destroy();
  if (changed === 'silence') return;
  response.writeHead(changed.status, Object.entries(changed.fields).flatMap(lines));
  response.end(isPreflight(request) ? changed.body : changed.body || '{}');
};

const lines = ([name, value]) => (value === undefined ? [] : [value].flat().flatMap((line) => [name, line]));

/** Breaks what is answered to preflights only, or to everything else. */
export const onPreflights = (change) =>
  soundBut((answer, request, origin) => (isPreflight(request) ? change(answer, request, origin) : answer));
export const onAnswers = (change) =>
  soundBut((answer, request, origin) => (isPreflight(request) ? answer : change(answer, request, origin)));

/** Another value of a field; undefined takes it away, a list gives several lines. */
export const field = (name, value) => (answer, request, origin) => ({
  ...answer,
  fields: { ...answer.fields, [name]: typeof value === 'function' ? value(origin, request) : value },
});

/** Another status, and nothing of CORS, as from a layer in front of it. */
export const instead =
  (status, fields = {}, body = '') =>
  () => ({ status, fields, body });

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
/** Another `Access-Control-Allow-Origin` for the page, on every answer. */
export const allowing = (value) =>
  soundBut((answer, request, origin) =>
    request.headers.origin === origin ? field(ALLOW_ORIGIN, value)(answer, request, origin) : answer,
  );
/** Sends back the origins that `matches` takes for the page's. */
export const reflecting = (matches) =>
  soundBut((answer, request, origin) => {
    const asks = request.headers.origin;
    const grant =
      asks !== undefined && matches(asks, origin)
        ? { [ALLOW_ORIGIN]: asks, 'Access-Control-Allow-Credentials': 'true' }
        : {};
    return { ...answer, fields: { ...answer.fields, ...grant } };
  });
