// An application that lets caches keep everything, errors as well, and knows nothing of CORS; where it does, it is wrong.
// Each answer has a serial number, by which an answer that comes a second time is known to come from a cache.
import { gzipSync } from 'node:zlib';

let serial = 0;

const text = 'something to read, and to cut';
const zipped = gzipSync(text);

const fields = {
  encoded: { Vary: 'Accept-Encoding' },
  lines: { Vary: ['Accept-Encoding', 'Accept-Language'] },
  languages: { Vary: 'accept-language , ORIGIN' },
  everything: { Vary: '*' },
  own: {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
    Vary: 'Accept-Encoding',
  },
  doubled: { 'Access-Control-Allow-Origin': ['https://app.example.com', 'https://evil.example'] },
};
const statuses = { missing: 404, gone: 410, failing: 500, moved: 301 };

/** The kinds of answers: the last segment of a path. */
export const KINDS = ['ok', ...Object.keys(fields), ...Object.keys(statuses)];

export function app(request, response) {
  const [path, query] = request.url.split('?');
  const kind = path.split('/').at(-1);
  response.statusCode = statuses[kind] ?? 200;
  response.setHeader('Cache-Control', 'public, max-age=600');
  response.setHeader('X-Serial', String(++serial));
  response.setHeader('ETag', '"one"');
  if (kind === 'moved') response.setHeader('Location', `elsewhere?${query}`);
  for (const [name, value] of Object.entries(fields[kind] ?? {})) response.setHeader(name, value);
  const isZipped = kind === 'encoded' && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (isZipped) response.setHeader('Content-Encoding', 'gzip');
  response.end(request.method === 'HEAD' ? undefined : isZipped ? zipped : text);
}
