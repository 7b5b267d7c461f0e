const long = (length) => 'v'.repeat(length);
const printable = [...Array(0x7f - 0x21).keys()].map((code) => String.fromCharCode(code + 0x21));
const WILD = ['\x01', '\x0b', '\x0c', '\x7f', '\x80', '\xa0', '\xff', '\r', '\0', '\n', '\n ', '\r\n '];
const around = (value) => [
  value, value.toLowerCase(), value.toUpperCase(), ` ${value} `, `\t${value}\t`, `,${value}`, `${value},`, `${value},,${value}`,
  `${value} , x`, `x\t,\t${value}`, `x;${value}`, `x ${value}`, `"${value}"`, `'${value}'`, `${value};q=1`, `@, ${value}`, `${value}, x y`,
  `(x), ${value}`, `*, ${value}`, `${value}, *`, `* ${value}`, '*', ' * ', '**', '"*"', '*,', ',*', '', ' ', ',', ', ,', `${'x, '.repeat(2000)}${value}`,
  `caf\xe9, ${value}`, `${value}, caf\xe9`, `x/y, ${value}`, `=, ${value}`, `{, ${value}`, `${value}/`,
  ...WILD.flatMap((byte) => [byte + value, value + byte, `x${byte}, ${value}`, `${value.slice(0, 2)}${byte}${value.slice(2)}`]),
  `x\r\n\t, ${value}`, `x\n, ${value}`,
];
const hints = ['DPR', 'Width', 'Viewport-Width', 'Save-Data', 'Downlink', 'Device-Memory', 'RTT', 'ECT', 'Sec-CH-UA', 'Sec-CH-Width', 'Lang'];

export const values = {
  request: {
    Accept: [...printable.map((byte) => `a${byte}`), 'a b', 'a\tb', '', long(127), long(128), long(129), 'caf\xe9', 'x\x80', 'x\xff', ' a '],
    'Accept-Language': [...printable.map((byte) => `a${byte}`), 'a b', 'a\tb', '', long(128), long(129), 'caf\xe9', ' a '],
    'Content-Language': [...printable.map((byte) => `a${byte}`), 'a b', 'a\tb', '', long(128), long(129), 'caf\xe9'],
    'Content-Type': [
      'text/plain', 'TEXT/Plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json', 'text/html',
      'text/plain;charset=UTF-8', 'text/plain; charset="utf-8"', ' text/plain ', '\ttext/plain', 'text/plain;', 'text/plain ; x', 'text/plain;=',
      'text/plain, application/json', 'text/plain, text/plain', 'text/plain; a=b, text/plain', 'text/plain;(x)', 'text/plain/x', 'text /plain',
      'text/ plain', 'text', 'text/', '/plain', '', '*/*', 'text/*', 'multipart/form-data; boundary=x', 'text/plain; a="b', 'text/plain; a="b"c',
      'text/plain;a=b;a=c', 'text/plain;caf\xe9', 'text/plain\xe9', 'caf\xe9', `text/plain;${long(117)}`, `text/plain;${long(118)}`, 'text/plain x',
      'text/plain;a:b', 'text/plain;a=<', 'text/plain;a=@', 'text/plain;a={', 'text/plain\t;x', 'x', 'application/octet-stream', 'text/plain; \\',
    ],
    Range: ['bytes=0-', 'bytes=0-9', 'bytes=-5', 'bytes=5-2', 'bytes=0-1,3-4', 'bytes 0-9', 'Bytes=0-9', 'BYTES=0-', 'bytes=a-b', 'bytes = 0-9', 'bytes= 0-9', 'bytes=0 -9', 'bytes=0- 9', 'bytes=\t0-9', '', 'bytes=00-9', 'bytes=99999999999999999999-', 'bytes=0-99999999999999999999', 'bytes=', 'bytes', 'bytes=-', 'items=0-9', long(129), `bytes=${'0'.repeat(121)}1-`, `bytes=${'0'.repeat(122)}1-`],
    Authorization: ['x', ''],
    'X-A': ['1', '', long(129), 'caf\xe9', 'a\tb', '"'],
    'Content-Location': ['x'], 'Content-Encoding': ['x'], 'Content-Disposition': ['x'], 'If-None-Match': ['x'], 'If-Modified-Since': ['x'],
    'If-Match': ['x'], 'If-Range': ['x'], 'Cache-Control': ['no-cache', 'x'], Pragma: ['no-cache'], 'Last-Event-ID': ['x'], 'User-Agent': ['forged', ''], Accept2: ['x'],
    Priority: ['u=1'], Purpose: ['prefetch'], 'X-Requested-With': ['XMLHttpRequest'], 'Upgrade-Insecure-Requests': ['1'], 'Sec-GPC': ['1'], Warning: ['x'], From: ['x'], 'Max-Forwards': ['1'],
    ...Object.fromEntries(hints.map((hint) => [hint, ['1', '0.5', '-1', 'x', '', 'on', 'ON', 'off', '?1', '3g', '4g', '1e3', '1.', '1 ', '+1', '00', long(129)]])),
    ...Object.fromEntries(['Accept-Charset', 'Accept-Encoding', 'Access-Control-Request-Headers', 'Access-Control-Request-Method', 'Access-Control-Request-Private-Network', 'Connection', 'Content-Length', 'Cookie', 'Cookie2', 'Date', 'DNT', 'Expect', 'Host', 'Keep-Alive', 'Origin', 'Referer', 'Set-Cookie', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade', 'Via', 'Proxy-A', 'Sec-A', 'proxy', 'sec', 'Sec-', 'Proxy-'].map((name) => [name, ['forged']])),
    ...Object.fromEntries(['X-HTTP-Method', 'X-HTTP-Method-Override', 'X-Method-Override'].map((name) => [name, ['TRACE', 'trace', 'GET', 'TRACK', 'connect', 'GET, TRACE', 'GET,TRACE', '"TRACE"', '"GET, TRACE"', 'TRACE,', ' TRACE', 'TRACE x', '', 'GET;TRACE', '"a", TRACE']])),
  },
  repeated: [
    [['X-A', '1'], ['x-a', '2']],
    [['Accept', 'text/html'], ['accept', 'text/plain']],
    [['Accept', long(100)], ['accept', long(100)]],
    [['Content-Type', 'text/plain'], ['content-type', 'application/json']],
    [['Content-Type', 'application/json'], ['content-type', 'text/plain']],
    [['Content-Type', 'text/plain'], ['content-type', 'text/plain']],
    [['Authorization', '1'], ['authorization', '2']],
    [['Range', 'bytes=0-1'], ['range', 'bytes=2-3']],
    [['Accept-Language', 'en'], ['Accept-Language', 'de']],
    [['If-None-Match', 'a'], ['If-None-Match', 'b']],
    [['X-A', ''], ['X-A', '']],
    [['X-A', ''], ['X-A', '1']],
    [['User-Agent', 'a'], ['User-Agent', 'b']],
    ...[1023, 1024, 1025].map((sum) =>
      [...Array(9).keys()].map((at) => [['Accept', 'Accept-Language', 'Content-Language'][at % 3], long(at < 8 ? 113 : sum - 8 * 113)]),
    ),
  ],
  methods: ['GET', 'get', 'Get', 'HEAD', 'head', 'POST', 'post', 'pOsT', 'PUT', 'put', 'DELETE', 'delete', 'OPTIONS', 'options', 'PATCH', 'patch', 'pAtCh', 'PURGE', 'purge', 'QUERY', 'query', 'TRACE', 'trace', 'TRACK', 'CONNECT', 'connect', 'A B', '', 'M-SEARCH', "X!#$%&'*+-.^_`|~", 'FOO', 'foo', 'LINK', 'caf\xe9'],
  allowOrigin: [
    '{me}', '*', 'null', 'NULL', '', ' ', '{me} ', ' {me}', '\t{me}\t', '{me}/', '{me}, {me}', '{me},{me}', '{me} {me}', '{me},', ',{me}', '*, *', '*,*', '* ', ' *', '**', '*.localhost', 'http://*',
    '{app}', '{api}', '"{me}"', '<{me}>', '{me}#', '{me}?', '{me}/a', 'http://localhost', 'localhost', 'http://LOCALHOST', 'HTTP://localhost', '{me};', '*;', '{me}\\', 'null, null', 'null ', 'undefined', 'true', '{me} *', '*, {me}', '{me}, *', '{user@app/}', '%2a', '\u00ef\u00bb\u00bf*', 'null/', '{me}\xa0', '\xa0{me}',
    ...WILD.flatMap((byte) => [byte, `${byte}{me}`, `{me}${byte}`, `${byte}*`, `*${byte}`, `x${byte}y`]),
    'x\nAccess-Control-Allow-Origin: *', 'x\r\nAccess-Control-Allow-Origin: {me}', '{me}\r\nAccess-Control-Allow-Origin: {me}', '*\r\nAccess-Control-Allow-Origin: *', '{me}\r\nAccess-Control-Allow-Origin:', '\r\nAccess-Control-Allow-Origin: {me}', '{me}\r\nAccess-Control-Allow-Origin : x', '{me}\r\nX-Y', '{me}\r\n: x', '{me}\r\nX Y: z',
  ],
  allowCredentials: ['true', 'TRUE', 'True', 'false', '', 'true, true', 'true,true', 'true,', ',true', '1', '"true"', ' true', 'true ', '\ttrue\t', 'yes', 'true;', '*', 'true x', 'true\r\nAccess-Control-Allow-Credentials: true', 'true\r\nAccess-Control-Allow-Credentials: false', 'true\r\nAccess-Control-Allow-Credentials:', '\r\nAccess-Control-Allow-Credentials: true', ...WILD.flatMap((byte) => [`${byte}true`, `true${byte}`])],
  methodLists: [...around('PUT'), 'Put', 'PUTT', 'POST', 'PUT\r\nAccess-Control-Allow-Methods: DELETE', 'DELETE\r\nAccess-Control-Allow-Methods: PUT', 'x y\r\nAccess-Control-Allow-Methods: PUT', 'PUT\r\nAccess-Control-Allow-Methods:'],
  headerLists: [...around('X-A'), 'X-AA', 'X-A\r\nAccess-Control-Allow-Headers: X-B', 'X-B\r\nAccess-Control-Allow-Headers: X-A', 'x y\r\nAccess-Control-Allow-Headers: X-A', 'X-A\r\nAccess-Control-Allow-Headers:'],
  exposeLists: [...around('X-Seen'), 'X-Seen, Set-Cookie, X-Other', 'Set-Cookie', 'X-Seen\r\nAccess-Control-Expose-Headers: X-Other', 'x y\r\nAccess-Control-Expose-Headers: X-Seen'],
  maxAges: ['600', '0', '-1', '-0', '86400', '86401', '99999999999', '99999999999999999999999', '600.5', '6e2', '0x258', '+600', ' 600 ', '"600"', '600s', '600, 600', '600,', ',600', 'junk', '', '600 600', '00600', '1 000', '0, 600', '600, 0', '0\r\nAccess-Control-Max-Age: 600', '600\r\nAccess-Control-Max-Age: 0', '600\r\nAccess-Control-Max-Age: 600', '-600', '600;x', '2147483648', '4294967296', '600\x01', '\xa0600', '600\xa0', '600\x0b'],
  statuses: [200, 201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 399, 400, 401, 403, 404, 405, 406, 408, 409, 410, 418, 421, 425, 429, 451, 499, 500, 501, 502, 503, 504, 511, 599, 600, 700, 999],
  memories: (() => {
    const put = { method: 'PUT' };
    const withHeader = { headers: [['X-A', '1']] };
    const typed = { method: 'POST', headers: [['Content-Type', 'application/json']] };
    const watched = { via: 'xhr-upload', method: 'GET' };
    const authorized = { headers: [['Authorization', 'x']] };
    const list = [];
    const lines = [
      [['Access-Control-Allow-Methods', '{method}'], ['Access-Control-Allow-Headers', '{headers}']],
      [['Access-Control-Allow-Methods', 'PUT, DELETE'], ['Access-Control-Allow-Headers', 'X-A, Content-Type, Authorization']],
      [['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', '*']],
      [['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', '*, Authorization']],
      [['Access-Control-Allow-Methods', 'PUT, DELETE, *'], ['Access-Control-Allow-Headers', 'X-A, *']],
      [],
    ];
    const all = [put, withHeader, typed, watched, authorized, { method: 'DELETE' }, { method: 'PUT', ...withHeader }, { method: 'POST', body: { kind: 'text', text: 'x' }, via: 'xhr-upload' }, { method: 'put' }, {}];
    const credentials = [{}, { first: { credentials: 'include' } }, { second: { credentials: 'include' } }, { first: { credentials: 'include' }, second: { credentials: 'include' } }];
    for (const first of all) for (const second of all) for (const set of lines) for (const said of credentials) list.push([first, second, set, said]);
    // Every seventh: seven is prime to the lengths above, so every pair and every set is met.
    return list.filter((_, index) => index % 7 === 0);
  })(),
  redirected: [
    { method: 'GET' },
    { method: 'GET', headers: [['X-A', '1'], ['Authorization', 'x'], ['Accept-Language', 'xx']] },
    { method: 'POST', body: { kind: 'text', text: 'sent' }, credentials: 'include' },
    { method: 'PUT', headers: [['Content-Type', 'application/json'], ['Content-Language', 'en']], body: { kind: 'text', text: 'sent' } },
    { method: 'POST', mode: 'no-cors', body: { kind: 'text', text: 'sent' } },
    { method: 'HEAD' },
  ],
  locations: ['{api/}b', '{/}b', 'b', './b', '', ' ', '//', 'http://', 'data:text/plain,x', 'about:blank', 'javascript:1', 'ftp://localhost/', 'file:///etc/hosts', 'blob:x', 'ws://localhost/', '{user@api/}b', '{api/}b#part', '{api/}b?query', 'http://localhost:1/', 'http://localhost:22/', 'http://localhost:99999/', 'http://user@localhost/', '{api/}b\r\nLocation: {api/}b', '{api/}b\r\nLocation: {api/}c', 'caf\xe9', '{api/}b b', '{api/}b\t', '\\b', '?x', '#x', '{api/}%zz', 'mailto:x@y', 'http:b', 'http:{/}b', 'HTTP://LOCALHOST:1/'],
  cookies: (() => {
    const list = [];
    for (const name of ['a', '__Host-a', '__Secure-a'])
      for (const site of ['', '; SameSite=Lax', '; SameSite=Strict', '; SameSite=None', '; SameSite=junk', '; SameSite'])
        for (const secure of ['', '; Secure']) list.push(`${name}=1${site}${secure}`);
    return [...list, 'a=1; HttpOnly', 'a=1; Path={/}', 'a=1; Path={/}b', 'a=1; Path=x', 'a=1; Path', 'a=1; Domain=localhost', 'a=1; Domain=.localhost', 'a=1; Domain=127.0.0.1', 'a=1; Domain=other.test', 'a=1; Domain=', 'a=1; Max-Age=0', 'a=1; Max-Age=-1', 'a=1; Max-Age=junk', 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'a=1; Expires=junk', 'a', '=1', 'a=', '', ';', 'a="1"', 'a=1 2', 'a=1,b=2', 'a=caf\xe9', 'a=1; Partitioned; Secure; SameSite=None', 'a=1; Partitioned', 'a=\x01', 'a=x\x7f', 'a=1\tb', ' a = 1 ', `a=${long(4100)}`, '__host-a=1', '__Host-a=1; Secure; Path=/x'];
  })(),
};
