import { APP, fields, granted, listedPreflight, preflight, refused } from './words.js';

const listed = granted(listedPreflight());
const ask = (names, origin = APP) => preflight(origin, 'PUT', names);
const echoed = (headers) =>
  granted(
    fields({ origin: 'https://a.example.com', credentials: true, methods: 'PUT', headers, maxAge: '600' }),
  );
const askWild = (names) => ask(names, 'https://a.example.com');
const many = Array.from({ length: 200 }, (_, i) => `x-${i}`);

export const requestedHeaders = [
  ['one listed name', 'listed', ask('x-api-key'), listed],
  [
    'all listed names, sorted as browsers send them',
    'listed',
    ask('authorization,content-type,x-api-key'),
    listed,
  ],
  ['names in any case', 'listed', ask('X-API-KEY,Content-type'), listed],
  ['names in any order', 'listed', ask('x-api-key,authorization'), listed],
  [
    'names with spaces and tabs around them',
    'listed',
    ask('x-api-key ,\t authorization  ,content-type'),
    listed,
  ],
  ['duplicate names', 'listed', ask('x-api-key,x-api-key,X-Api-Key'), listed],
  ['a few empty elements', 'listed', ask(',x-api-key,, ,authorization,'), listed],
  ['nothing but a comma', 'listed', ask(','), listed],
  ['an empty field', 'listed', ask(''), listed],
  ['two field lines', 'listed', ask(['x-api-key', 'authorization']), listed],
  ['two field lines of which the second asks too much', 'listed', ask(['x-api-key', 'x-other']), refused],
  ['a name that is not listed', 'listed', ask('x-other'), refused],
  ['a name that is not listed among listed ones', 'listed', ask('authorization,x-api-key,x-other'), refused],
  ['a name that begins like a listed one', 'listed', ask('x-api-key-2'), refused],
  ['a name that a listed one begins with', 'listed', ask('x-api'), refused],
  ['a name from the prototype', 'listed', ask('constructor'), refused],
  ['a star, which is a mere name in a request', 'listed', ask('*'), refused],
  ['a space within a name', 'listed', ask('x-api -key'), refused],
  ['a name with a colon', 'listed', ask('x-api-key:'), refused],
  ['a name with a quote', 'listed', ask('"x-api-key"'), refused],
  ['semicolons instead of commas', 'listed', ask('x-api-key;authorization'), refused],
  ['17 empty elements', 'listed', ask(`x-api-key${','.repeat(17)}`), refused],
  ['16 KB of commas', 'listed', ask(','.repeat(16_000)), refused],
  ['16 KB of spaces', 'listed', ask(`x-api-key${' '.repeat(16_000)},authorization`), refused],
  ['one name of 16 KB', 'listed', ask('x'.repeat(16_000)), refused],
  ['16 KB of a listed name', 'listed', ask(Array(1600).fill('x-api-key').join(',')), refused],
  [
    'no name at all where none is listed',
    'bare',
    preflight(APP, 'GET'),
    granted(fields({ origin: APP, methods: 'GET', maxAge: '600' })),
  ],
  ['content-type where none is listed', 'bare', preflight(APP, 'POST', 'content-type'), refused],

  ['any name with credentials is listed', 'patterns', askWild('x-b,x-a'), echoed('x-b, x-a')],
  [
    'any name with credentials is listed in lower case and once',
    'patterns',
    askWild('X-B, x-b,X-A'),
    echoed('x-b, x-a'),
  ],
  [
    'authorization with credentials is a name like any',
    'patterns',
    askWild('authorization'),
    echoed('authorization'),
  ],
  ['200 names with credentials', 'patterns', askWild(many.join(',')), echoed(many.join(', '))],
  ['any name is still a name', 'patterns', askWild('x-a,x b'), refused],
  ['an injected line is no name', 'patterns', askWild('x-a<br>'), refused],
  ['any name is still bounded: 16 KB of commas', 'patterns', askWild(','.repeat(16_000)), refused],
  ['any name is still bounded: one name of 16 KB', 'patterns', askWild('x'.repeat(16_000)), refused],
  [
    'any name without credentials is *',
    'anyOfAll',
    ask('x-a'),
    granted(fields({ origin: '*', methods: '*', headers: '*', maxAge: '0' })),
  ],
  ['* does not cover authorization', 'anyOfAll', ask('authorization'), refused],
  [
    '* beside Authorization covers it',
    'anyAndAuthorization',
    preflight(APP, 'GET', 'authorization,x-a'),
    granted(fields({ origin: '*', methods: 'GET', headers: '*, Authorization', maxAge: '600' })),
  ],
];
