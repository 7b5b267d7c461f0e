// The article's requests. Each is sent twice: without credentials and with them.

const ITEM = JSON.stringify({ name: 'Lamp', price: 12 });

export const REQUESTS = [
  {
    name: 'GET /',
    path: '/',
    about:
      'A simple request: the browser sends it without asking, then decides whether the page may read the answer.',
    options: { method: 'GET' },
  },
  {
    name: 'POST /items/',
    path: '/items/',
    about:
      'A JSON body is more than an HTML form could send, so the browser asks first: that is the preflight.',
    options: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ITEM },
  },
  {
    name: 'PUT /items/42',
    path: '/items/42',
    about: 'A method beyond GET, HEAD and POST, and a header of the API’s own: the preflight names both.',
    options: {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': 'any-key-will-do' },
      body: ITEM,
    },
  },
];

export const CREDENTIALS = [
  { mode: 'omit', name: 'Without credentials' },
  { mode: 'include', name: 'With credentials' },
];
