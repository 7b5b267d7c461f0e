import fc from 'fast-check';
import { bodies, choose, methods, requestHeaders } from './words.js';

/** What a script asks for. `resource` counts the resources of the scenario. */
const parts = fc.record({
  resource: choose([5, 0], [1, 1], [1, 2]),
  userinfo: choose([40, false], [1, true]),
  via: choose([6, 'fetch'], [2, 'xhr'], [1, 'xhr-upload']),
  method: methods,
  headers: requestHeaders,
  body: choose([3, undefined], [2, bodies]),
  repeatsNames: choose([30, false], [1, true]),
  insistOnBody: choose([15, false], [1, true]),
  credentials: choose([3, undefined], [4, 'include'], [1, 'omit'], [1, 'same-origin']),
  mode: choose([20, undefined], [1, 'no-cors'], [1, 'same-origin'], [1, 'cors']),
  redirect: choose([12, undefined], [1, 'error'], [1, 'manual'], [1, 'follow']),
});

/** Several fetches in one page, so that caches and cookies matter; often the very same again. */
export const fetchParts = fc
  .tuple(fc.array(parts, { minLength: 1, maxLength: 2 }), choose([3, false], [2, true]))
  .map(([list, again]) => (again ? [...list, list[0]] : list));

/** Plain data: fields that say nothing are left out. */
export function toFetch({ resource, userinfo, repeatsNames, insistOnBody, ...rest }, urls) {
  const { at, path } = urls[resource % urls.length];
  const user = userinfo && rest.via === 'fetch' ? 'user@' : '';
  const one = { url: `{${user}${at}/}${path}`, ...rest };
  if (/^(get|head)$/i.test(one.method) && !insistOnBody) delete one.body;
  if (!repeatsNames) one.headers = one.headers.filter(isFirstOfItsName);
  if (one.via !== 'fetch') {
    // What is no type at all Chromium's XMLHttpRequest does not send, and its fetch does.
    if (one.body?.type === 'not a type') delete one.body.type;
    // Firefox writes the charset of such a body anew once it has judged what was there.
    if (one.body?.kind === 'params') one.headers = one.headers.filter(([, value]) => !/charset/i.test(value));
    delete one.mode;
    delete one.redirect;
    if (one.credentials !== 'include') delete one.credentials;
  }
  if (one.headers.length === 0) delete one.headers;
  return JSON.parse(JSON.stringify(one));
}

const isFirstOfItsName = ([name], at, lines) =>
  lines.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === at;
