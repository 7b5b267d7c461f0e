/**
 * The 14 header lines that a browser sends, as a flat array. Every string is fresh, as it is when it comes from a
 * socket: one that was seen before carries its hash and may be internalised, which makes look-ups falsely cheap.
 */
export const browserHeaders = (request) => linesOf(request).map(fresh);

/** The same as an object, for a client, which adds Host and Connection itself. */
export function headersOf(request) {
  const lines = linesOf(request).slice(4);
  return Object.fromEntries(lines.flatMap((name, i) => (i % 2 === 0 ? [[name, lines[i + 1]]] : [])));
}

function linesOf({ method, origin, requestMethod, requestHeaders }) {
  const lines = [
    'Host',
    'api.example.com',
    'Connection',
    'keep-alive',
    'User-Agent',
    'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Accept',
    'application/json',
    'Sec-Fetch-Site',
    'same-site',
    'Sec-Fetch-Mode',
    'cors',
    'Sec-Fetch-Dest',
    'empty',
    'Accept-Encoding',
    'gzip, deflate, br, zstd',
    'Accept-Language',
    'en-GB,en;q=0.9',
    'Priority',
    'u=1, i',
  ];
  if (method === 'OPTIONS') {
    lines.push(
      'Access-Control-Request-Method',
      requestMethod,
      'Access-Control-Request-Headers',
      requestHeaders,
    );
  } else {
    lines.push('sec-ch-ua', '"Chromium";v="140", "Not=A?Brand";v="24"', 'sec-ch-ua-mobile', '?0');
  }
  if (origin) lines.push('Origin', origin, 'Referer', `${origin}/`);
  else lines.push('sec-ch-ua-platform', '"Linux"', 'Cookie', 'session=8c7d6a5b4e3f2a1b');
  return lines;
}

export const fresh = (text) => Buffer.from(text, 'latin1').latin1Slice();
