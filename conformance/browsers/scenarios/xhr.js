// What XMLHttpRequest makes of its calls before it fetches, in the words of `fetch`.

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;
const error = (name, message) => Object.assign(new Error(message), { name });

/** https://xhr.spec.whatwg.org/#the-open()-method and what follows it */
export function xhrInit({ via, method, headers = [], body, credentials }) {
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
    headers: typeof body === 'string' ? combined(headers).map(inUtf8) : combined(headers),
    ...(!bodiless && body !== undefined && { body }),
    credentials: credentials === 'include' ? 'include' : 'same-origin',
    ...(via === 'xhr-upload' && { uploadListener: true }),
  };
}

/** https://xhr.spec.whatwg.org/#the-setrequestheader()-method: a name given again is combined at once. */
function combined(headers) {
  const fields = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const [first, before] = fields.get(key) ?? [name];
    fields.set(key, [first, before === undefined ? value : `${before}, ${value}`]);
  }
  return [...fields.values()];
}

/** https://xhr.spec.whatwg.org/#the-send()-method, step 4.3: what is sent as text is UTF-8, and says so. */
const inUtf8 = ([name, value]) =>
  name.toLowerCase() === 'content-type'
    ? [name, value.replace(/(?<=;\s*charset=)[^;]+/i, 'UTF-8')]
    : [name, value];
