// What XMLHttpRequest makes of its calls before it fetches, in the words of `fetch`.

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
const error = (name, message) => Object.assign(new Error(message), { name });

/** https://xhr.spec.whatwg.org/#the-open()-method and what follows it */
export function xhrInit({ via, method, headers = [], body, credentials }, engine) {
  if (!TOKEN.test(method)) throw error('SyntaxError', `${method} is no method`);
  if (/^(connect|trace|track)$/i.test(method)) throw error('SecurityError', `${method} is forbidden`);
  for (const [name, value] of headers) {
    try {
      new Headers([[name, value]]);
    } catch {
      // WebIDL's own conversion to ByteString comes before.
      const isByteString = /^[\0-\xff]*$/.test(name + value);
      throw error(isByteString ? 'SyntaxError' : 'TypeError', `${name}: ${value} is no header`);
    }
  }
  const bodiless = /^(get|head)$/i.test(method);
  return {
    method,
    headers: typedBy(engine, combined(headers), body, bodiless),
    ...(!bodiless && body !== undefined && { body }),
    credentials: credentials === 'include' ? 'include' : 'same-origin',
    initiator: 'xhr',
    ...(via === 'xhr-upload' && { uploadListener: true }),
  };
}

/** https://xhr.spec.whatwg.org/#the-setrequestheader()-method: a name given again is combined at once. */
function combined(headers) {
  const fields = new Map();
  for (const [name, given] of headers) {
    const key = name.toLowerCase();
    const value = given.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
    const [first, before] = fields.get(key) ?? [name];
    fields.set(key, [first, before === undefined ? value : `${before}, ${value}`]);
  }
  return [...fields.values()];
}

/**
 * https://xhr.spec.whatwg.org/#the-send()-method, step 4: a charset that is UTF-8 stays as it is written, and a body that is
 * not sent has no type. Engines have ways of their own, which are no business of the standard's CORS.
 */
function typedBy(engine, headers, body, bodiless) {
  const isParams = body instanceof URLSearchParams;
  if (engine === 'webkit' && bodiless && isParams && !headers.some(isType)) {
    return [...headers, ['Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8']];
  }
  if (bodiless) return headers;
  if (engine !== 'chromium' || !(isParams || typeof body === 'string')) return headers;
  return headers.map((line) =>
    isType(line) ? [line[0], line[1].replace(/(?<=charset="?)utf-8/i, 'UTF-8')] : line,
  );
}
const isType = ([name]) => name.toLowerCase() === 'content-type';
