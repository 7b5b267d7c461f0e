// Orders that have poisoned caches, or could: [what is tried, policy, kind of answer, steps].
const rows = [
  ['an origin, then another', 'listed', 'ok', ['A', 'B', 'A', 'B']],
  ['a stranger first', 'listed', 'ok', ['evil', 'A', 'evil', 'B']],
  ['a stranger last', 'listed', 'ok', ['A', 'evil', 'A']],
  ['a stranger twice', 'listed', 'ok', ['evil', 'evil', 'A', 'evil']],
  ['nobody first', 'listed', 'ok', ['none', 'A', 'B', 'none']],
  ['nobody between', 'listed', 'ok', ['A', 'none', 'B', 'none', 'A']],
  ['nobody last', 'listed', 'ok', ['A', 'A', 'none']],
  ['a sandbox first', 'listed', 'ok', ['null', 'A', 'null', 'B']],
  ['another name that ends alike', 'listed', 'ok', ['like', 'A', 'like', 'evil']],
  [
    'with credentials and without',
    'listed',
    'ok',
    ['A credentials', 'A', 'B credentials', 'evil credentials', 'B'],
  ],
  ['a warm cache', 'listed', 'ok', ['A', 'A', 'A', 'B', 'B', 'A', 'none', 'none', 'evil', 'A']],

  ['HEAD first', 'listed', 'ok', ['A HEAD', 'A', 'B', 'B HEAD']],
  ['HEAD of a stranger first', 'listed', 'ok', ['evil HEAD', 'A', 'A HEAD', 'B']],
  ['HEAD of nobody first', 'listed', 'ok', ['none HEAD', 'A', 'none', 'A HEAD']],
  ['GET, then HEAD of others', 'listed', 'ok', ['A', 'B HEAD', 'evil HEAD', 'none HEAD', 'null HEAD']],

  ['a preflight, then the request', 'listed', 'ok', ['A PUT', 'B PUT', 'A', 'B']],
  ['a refused preflight first', 'listed', 'ok', ['evil PUT', 'A PUT', 'evil PUT', 'B PUT']],
  ['a preflight for another method', 'listed', 'ok', ['A PUT', 'A DELETE', 'B DELETE', 'A PUT']],
  ['a preflight for a header', 'listed', 'ok', ['A key', 'A', 'B key', 'evil key', 'A key']],
  ['a read, then a preflight', 'listed', 'ok', ['A', 'A PUT', 'B', 'B PUT', 'evil PUT', 'A']],
  ['what is written and read again', 'listed', 'ok', ['A', 'B PUT', 'A', 'evil', 'B']],
  ['plain OPTIONS', 'listed', 'ok', ['none OPTIONS', 'A', 'none OPTIONS', 'B', 'A PUT']],

  ['an error first', 'listed', 'missing', ['A', 'B', 'A']],
  ['an error of a stranger first', 'listed', 'missing', ['evil', 'A', 'B', 'evil']],
  ['an error of nobody first', 'listed', 'missing', ['none', 'A', 'none', 'B']],
  ['what is gone for good', 'listed', 'gone', ['none', 'A', 'B', 'evil', 'A']],
  ['a failure that is kept', 'listed', 'failing', ['evil', 'A', 'B', 'none', 'A']],
  ['a redirect that is kept', 'listed', 'moved', ['none', 'A', 'evil', 'B', 'A']],
  ['a redirect of an origin first', 'listed', 'moved', ['A', 'B', 'none', 'evil']],

  ["the application's own Vary", 'listed', 'encoded', ['A gzip', 'A', 'B gzip', 'B', 'A gzip']],
  ['the same of nobody first', 'listed', 'encoded', ['none gzip', 'A gzip', 'none', 'A', 'B gzip']],
  ['the same of a stranger first', 'listed', 'encoded', ['evil gzip', 'A gzip', 'evil br', 'A br', 'B']],
  ['Vary in two lines', 'listed', 'lines', ['A gzip', 'B gzip', 'A german', 'B german', 'A gzip']],
  ['Vary in two lines, nobody first', 'listed', 'lines', ['none', 'A', 'none german', 'A german', 'B']],
  ['Vary in two lines, a stranger first', 'listed', 'lines', ['evil', 'A', 'evil gzip', 'B gzip', 'A']],
  ['Origin named already, in its own way', 'listed', 'languages', ['A', 'B', 'none', 'A german', 'evil']],
  ['Vary: *', 'listed', 'everything', ['A', 'B', 'none', 'evil', 'A']],

  ["an upstream's own *", 'listed', 'own', ['A', 'evil', 'B', 'none', 'A']],
  ["an upstream's own *, nobody first", 'listed', 'own', ['none', 'evil', 'A', 'B']],
  ["an upstream's own two origins", 'listed', 'doubled', ['evil', 'A', 'B', 'none', 'evil']],

  ['is it still good, asks another', 'listed', 'ok', ['A', 'B again', 'evil again', 'A again']],
  ['is it still good, of nobody', 'listed', 'ok', ['none', 'A again', 'none again', 'B again']],
  ['is it still good, a stranger first', 'listed', 'encoded', ['evil gzip', 'A gzip again', 'B gzip again']],
  ['a part, then the whole', 'listed', 'ok', ['A part', 'B part', 'A', 'B', 'evil part']],
  ['the whole, then parts of others', 'listed', 'ok', ['A', 'B part', 'evil part', 'none part', 'A part']],

  ['below a pattern', 'patterns', 'ok', ['below', 'A', 'evil', 'below', 'none', 'below']],
  ['a pattern with errors', 'patterns', 'missing', ['evil', 'below', 'A', 'none', 'below']],
  ['a pattern with a preflight', 'patterns', 'ok', ['below PUT', 'A PUT', 'like PUT', 'below', 'A']],

  ['*', 'any', 'ok', ['A', 'B', 'evil', 'none', 'null', 'A']],
  ['*, nobody first', 'any', 'ok', ['none', 'A', 'evil', 'null']],
  ['*, with credentials', 'any', 'ok', ['A credentials', 'A', 'B credentials', 'none', 'B']],
  ['* with the own Vary', 'any', 'encoded', ['A gzip', 'B', 'none gzip', 'evil', 'B gzip']],
  ['* with errors', 'any', 'missing', ['none', 'A', 'evil HEAD', 'null']],
  ['* with a preflight', 'any', 'ok', ['A PUT', 'evil PUT', 'none', 'A key', 'B']],
  ["* over an upstream's own two origins", 'any', 'doubled', ['A', 'evil', 'none']],

  ['null allowed', 'opaque', 'ok', ['null', 'A', 'null', 'none', 'evil', 'null']],
  ['null allowed, others first', 'opaque', 'ok', ['evil', 'null', 'A', 'none', 'null']],
  ['null with a preflight', 'opaque', 'ok', ['null PUT', 'A PUT', 'null', 'evil PUT', 'A']],

  ['a public route', 'routes', 'public/ok', ['evil', 'A', 'none', 'null', 'B']],
  ['the rest of it', 'routes', 'ok', ['evil', 'A', 'none', 'B', 'A']],
  ['an error of a public route', 'routes', 'public/missing', ['none', 'evil', 'A', 'evil HEAD']],
];

export const written = rows.map(([name, policy, kind, steps]) => ({ name, policy, kind, steps }));
