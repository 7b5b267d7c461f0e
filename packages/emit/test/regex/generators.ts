import fc from 'fast-check';

const label = fc.oneof(
  fc.constantFrom(
    'a',
    'app',
    'pr-42',
    'xn--bcher-kva',
    '-',
    '_x',
    '0',
    '0x1f',
    '12',
    '1a',
    '0xg',
    'localhost',
    'a'.repeat(63),
    'a'.repeat(64),
    '',
  ),
  fc
    .string({ unit: fc.constantFrom(...'abcx019-_'), minLength: 1, maxLength: 8 })
    .filter((text) => !text.startsWith('xn--')),
);
const host = fc.oneof(
  { weight: 6, arbitrary: fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')) },
  fc.constantFrom(
    'example.com',
    'a.example.com',
    'localhost',
    '127.0.0.1',
    '1.2.3',
    '01.2.3.4',
    '256.1.1.1',
    '10.0.0.255',
    '[::1]',
    '[::]',
    '[2001:db8::1]',
    '[2001:DB8::1]',
    '[1:2:3:4:5:6:7:8]',
    '[1::2:0:0:3]',
    '[0:0:0:0:0:0:0:1]',
    '[::1.2.3.4]',
    '[1:2:3:4:5:6::8]',
    '[01::]',
  ),
  fc.ipV6().map((text) => `[${text}]`),
);
const scheme = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('https', 'http') },
  fc.constantFrom(
    'file',
    'ws',
    'wss',
    'app',
    'capacitor',
    'chrome-extension',
    'htt',
    'httpss',
    'h',
    'w',
    'files',
    'HTTPS',
    '',
    'a+b.c-1',
    '1a',
  ),
);
const port = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  fc.constantFrom(':80', ':443', ':', ':0', ':3000', ':8443', ':65535', ':65536', ':03', ':*', ':a'),
  fc.integer({ min: 0, max: 70_000 }).map((number) => `:${number}`),
);

/** Valid patterns, most with a wildcard. */
export const patterns = fc
  .tuple(
    fc.constantFrom('https', 'https', 'http', 'app', 'capacitor'),
    fc.boolean(),
    fc.constantFrom(
      'example.com',
      'example.org',
      'b.example.com',
      'localhost',
      'foo-bar.test',
      'a_b.test',
      'com',
    ),
    fc.constantFrom('', '', ':*', ':3000', ':65535'),
  )
  .map(([scheme, star, host, port]) =>
    /^http/.test(scheme)
      ? `${scheme}://${star ? '*.' : ''}${host}${port}`
      : `${scheme}://${host}${port === ':*' ? '' : port}`,
  );

export const EXPRESSIONS = [
  /https:\/\/[a-z]+(-[0-9]+)?\.example\.com/,
  /https?:\/\/([a-z0-9-]+\.){1,3}example\.com(:[0-9]{2,5})?/,
  /https:\/\/.*\.example\.com/,
  /[a-z]+:\/\/[^/]+/,
  /https:\/\/\S+/i,
  /^(https:\/\/a\.test|http:\/\/localhost(:\d+)?)$/,
  /(?:https:\/\/x|app:\/\/[\w.]+)/,
  /https:\/\/(?<name>\w+)\.test(?:|:1|:443)/u,
  /https:\/\/(a|b|)+c\.test/,
  /https:\/\/a{0}b{2,}c{1,3}\.test/,
  /[\s\S]{1,400}/,
  /https:\/\/["'$%{}`\\<>;#\nX-Za]+\.test/,
  /https:\/\/(?:\[[0-9a-f:]+\]|a\.test)/,
];

/** Origins, honest and hostile, near to what is given. */
export function origins(given: readonly string[], near?: RegExp): fc.Arbitrary<string> {
  const built = fc.tuple(scheme, host, port).map(([a, b, c]) => `${a}://${b}${c}`);
  const fromPattern = given.map((pattern) =>
    fc.tuple(host, port).map(([sub, number]) => pattern.replace('*.', `${sub}.`).replace(/:\*$/, number)),
  );
  const fromExpression = near
    ? [fc.stringMatching(new RegExp(`^(?:${near.source})$`, near.flags.replace('i', '')), { maxLength: 40 })]
    : [];
  const origin = fc.oneof(
    built,
    ...fromPattern,
    ...fromExpression,
    fc.constantFrom('null', '*', 'https://a'.padEnd(520, '.a')),
  );
  const spoil = fc.constantFrom(
    '\n',
    '\r',
    '/',
    ' ',
    '.',
    ':',
    '@evil.test',
    '.evil.test',
    ',https://a',
    '\u0000',
    'É',
    '%',
    '*',
  );
  return fc.oneof(
    { weight: 5, arbitrary: origin },
    fc.tuple(origin, spoil).map(([text, more]) => text + more),
    fc.tuple(origin, spoil).map(([text, more]) => more + text),
    fc
      .tuple(origin, spoil, fc.nat({ max: 12 }))
      .map(([text, more, at]) => text.slice(0, -at) + more + text.slice(-at)),
    origin.map((text) => text.toUpperCase()),
  );
}

export const methods = fc.oneof(
  fc.constantFrom(
    'GET',
    'HEAD',
    'POST',
    'PUT',
    'put',
    'PURGE',
    'M-SEARCH',
    'A.B',
    'AXB',
    '$A',
    "A'B",
    'GE T',
    'GET\n',
    'X'.repeat(64),
    'X'.repeat(65),
    '*',
  ),
  fc.string({ maxLength: 5 }),
);

const element = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'x-a',
      'X-A',
      'x-api',
      'x-api-key',
      'authorization',
      'AUTHORIZATION',
      "x-'$`",
      '*',
      'a|b',
      'a',
      'b',
      'a^',
      'x-unlisted',
    ),
  },
  fc.constantFrom('', ' ', '\t', 'x a', 'x-a:', '"x-a"', 'x-a;x', '\u00a0', 'x-a\n', 'ſ', 'K'),
);
export const requestedLists = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('', ' ', '\t '), element, fc.constantFrom('', ' ', '\t ')), {
      maxLength: 24,
    }),
    fc.constantFrom(',', ',', ',', ';'),
  )
  .map(([elements, comma]) => elements.map((parts) => parts.join('')).join(comma));
