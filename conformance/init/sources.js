// Configurations of the peers, as they stand in programs. `differs`: what a page could do before and cannot now, by its
// origin, method or header, each with words of the remark that tells it. `wider`: the same the other way round; only what
// the standard itself grants may stand there. Who is allowed for nothing at all is in `nobody`.

const LOCAL = 'http://localhost:3000';
const HTTP = 'http://app.example.com';
const OPTIONS = { OPTIONS: /OPTIONS is left out/ };
const NOT_PRODUCTION = { [LOCAL]: /localhost:3000 is a developer's own machine/ };
const ANY_SITE = /any origin, with credentials/;
const EVERYONE = [
  'https://app.example.com',
  'https://a.b.example.com',
  'https://example.com',
  'https://staging.example.com',
  'https://evilexample.com',
  'https://example.com.evil.example',
  'https://evil.example',
  HTTP,
  LOCAL,
];
/** Every origin but those. */
const everyone = (words, but = []) =>
  Object.fromEntries(EVERYONE.filter((origin) => !but.includes(origin)).map((origin) => [origin, words]));

/** Programs of JavaScript: `OPTIONS` stands where the options do. */
const PROGRAMS = {
  cors: "import cors from 'cors';\nBEFORE\nexport default (app) => app.use(cors(OPTIONS));\n",
  '@fastify/cors':
    "import cors from '@fastify/cors';\nBEFORE\nexport default (app) => app.register(cors, OPTIONS);\n",
  '@koa/cors': "import cors from '@koa/cors';\nBEFORE\nexport default (app) => app.use(cors(OPTIONS));\n",
  'hono/cors': "import { cors } from 'hono/cors';\nBEFORE\nexport default (app) => app.use(cors(OPTIONS));\n",
};

const LIST = "['https://app.example.com', 'https://example.com']";

export const SCRIPTS = [
  { is: 'cors(): anyone', peer: 'cors', options: '' },
  { is: 'a list', peer: 'cors', options: `{ origin: ${LIST}, credentials: true }` },
  {
    is: 'one origin, in a name',
    peer: 'cors',
    before: "const web = 'https://app.example.com';",
    options: '{ origin: web }',
  },
  {
    is: 'reflection of everyone',
    peer: 'cors',
    options: '{ origin: true, credentials: true }',
    differs: everyone(ANY_SITE),
  },
  {
    is: '* with credentials, which browsers refuse',
    peer: 'cors',
    options: "{ origin: '*', credentials: true }",
  },
  {
    is: 'an expression without its beginning',
    peer: 'cors',
    options: '{ origin: /example\\.com$/, credentials: true }',
    differs: {
      'https://evilexample.com': /also matches https:\/\/evilexample\.com/,
      [HTTP]: /also matches .*http:\/\/app\.example\.com/,
    },
  },
  {
    is: 'an expression without its end',
    peer: 'cors',
    options: '{ origin: /^https:\\/\\/(.*\\.)?example\\.com/ }',
    differs: { 'https://example.com.evil.example': /also matches https:\/\/example\.com\.evil\.example/ },
  },
  {
    is: 'a sound expression',
    peer: 'cors',
    options: '{ origin: /^https:\\/\\/.+\\.example\\.com$/, credentials: true }',
  },
  {
    is: 'an expression of one label, which no pattern can say',
    peer: 'cors',
    options: '{ origin: /^https:\\/\\/[a-z]+\\.example\\.com$/ }',
  },
  {
    is: 'a bare dot',
    peer: 'cors',
    options: '{ origin: /^https:\\/\\/[a-z]+.example.com$/ }',
    differs: { 'https://evilexample.com': /A bare dot matched any character/ },
  },
  {
    is: "localhost beside production's",
    peer: 'cors',
    options: "{ origin: ['https://app.example.com', 'http://localhost:3000'], credentials: true }",
    differs: NOT_PRODUCTION,
  },
  {
    is: 'chosen by NODE_ENV',
    byEnvironment: true,
    peer: 'cors',
    options:
      "{ origin: process.env.NODE_ENV === 'production' ? 'https://app.example.com' : 'http://localhost:3000' }",
  },
  {
    is: 'plain http',
    peer: 'cors',
    options: `{ origin: ['http://app.example.com', 'https://app.example.com'], credentials: true }`,
    differs: { [HTTP]: /anyone on the user's network/ },
  },
  {
    is: 'origins that never matched',
    peer: 'cors',
    options: "{ origin: ['https://app.example.com/', 'https://*.example.com', 'https://example.com'] }",
  },
  {
    is: 'a function in the list, which is a true',
    peer: 'cors',
    options: "{ origin: ['https://app.example.com', (origin) => false], credentials: true }",
    differs: everyone(/in the list is never called/, ['https://app.example.com']),
  },
  {
    is: 'a function',
    peer: 'cors',
    before: "const known = ['https://app.example.com'];",
    options: '{ origin: (origin, done) => done(null, known.includes(origin)), credentials: true }',
    differs: { 'https://app.example.com': /if that is all, say --origin https:\/\/app\.example\.com/ },
  },
  {
    is: 'methods and headers',
    peer: 'cors',
    options: `{ origin: ${LIST}, methods: 'GET,PUT', allowedHeaders: ['X-API-Key'] }`,
  },
  {
    is: '* for methods and headers, with cookies',
    peer: 'cors',
    options: `{ origin: ${LIST}, credentials: true, methods: '*', allowedHeaders: '*' }`,
    // Without cookies the browser still takes '*' for everything, and the policy is one for both.
    differs: {
      PUT: /'\*' means nothing to browsers when cookies are sent/,
      PATCH: /'\*' means nothing/,
      REPORT: /'\*' means nothing/,
      OPTIONS: /'\*' means nothing/,
      'x-api-key': /'\*' means nothing/,
      'content-type': /'\*' means nothing/,
    },
  },
  {
    is: '* for methods and headers, without',
    peer: 'cors',
    options: `{ origin: ${LIST}, methods: ['*'], allowedHeaders: '*' }`,
  },
  {
    is: 'methods in lower case',
    peer: 'cors',
    options: `{ origin: ${LIST}, methods: ['put', 'OPTIONS'] }`,
    differs: OPTIONS,
  },
  { is: 'a misspelt option', peer: 'cors', options: `{ origins: ${LIST} }` },
  {
    is: 'options from elsewhere',
    peer: 'cors',
    before: "import options from './options.js';",
    options: '{ ...options, methods: ["PUT"] }',
    files: { 'options.js': "export default { origin: 'https://app.example.com' };" },
    differs: { 'https://app.example.com': /Options come from/ },
  },
  { is: 'nothing: anyone', peer: '@fastify/cors', options: '{}' },
  {
    is: 'a list',
    peer: '@fastify/cors',
    options: `{ origin: ${LIST}, credentials: true, methods: ['PUT', 'DELETE'] }`,
  },
  { is: '* in a list', peer: '@fastify/cors', options: `{ origin: ['https://app.example.com', '*'] }` },
  {
    is: 'reflection',
    peer: '@fastify/cors',
    options: '{ origin: true, credentials: true }',
    differs: everyone(ANY_SITE),
  },
  { is: 'an expression', peer: '@fastify/cors', options: '{ origin: /^https:\\/\\/.*\\.example\\.com$/ }' },
  { is: 'nothing: anyone', peer: '@koa/cors', options: '' },
  {
    is: 'credentials: reflection',
    peer: '@koa/cors',
    options: '{ credentials: true }',
    differs: everyone(ANY_SITE),
  },
  {
    is: 'one origin',
    peer: '@koa/cors',
    options: "{ origin: 'https://app.example.com', allowMethods: 'PUT', allowHeaders: 'X-API-Key' }",
  },
  { is: 'a list, which it does not take', peer: '@koa/cors', options: `{ origin: ${LIST} }` },
  { is: 'nothing: anyone', peer: 'hono/cors', options: '' },
  {
    is: 'a list',
    peer: 'hono/cors',
    options: `{ origin: ${LIST}, credentials: true, allowHeaders: ['X-API-Key'], allowMethods: ['PUT'] }`,
  },
  { is: '* with credentials', peer: 'hono/cors', options: "{ origin: '*', credentials: true }" },
].map((row) => ({
  ...row,
  file: 'server.js',
  text: PROGRAMS[row.peer].replace('BEFORE', row.before ?? '').replace('OPTIONS', row.options),
}));

const PYTHON = `import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
`;
const SAFELISTED = /preflights pass now/;

export const PYTHONS = [
  {
    is: 'the article, word for word',
    text: `${PYTHON}
origins = [
    "http://localhost:3000",
    "https://example.com",
    "https://staging.example.com",
]

app.add_middleware(
    CORSMiddleware,
    allow_origins=origins,
    allow_credentials=True,
    allow_methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"],
    allow_headers=["*"],
)
`,
    differs: { ...NOT_PRODUCTION, ...OPTIONS },
  },
  {
    is: 'anyone, with credentials',
    text: `${PYTHON}app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"], allow_headers=["*"])\n`,
    differs: everyone(ANY_SITE),
  },
  {
    is: 'anyone, without',
    text: `${PYTHON}app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])\n`,
    differs: { OPTIONS: /meant GET, HEAD, POST/ },
  },
  {
    is: 'nothing but origins',
    text: `${PYTHON}app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])\n`,
    wider: { POST: SAFELISTED },
  },
  {
    is: 'an expression',
    text: `${PYTHON}app.add_middleware(
    CORSMiddleware,
    allow_origin_regex=r"https?://.*\\.example\\.com",
    allow_credentials=True,
    allow_methods=["GET", "POST", "PUT"],
    allow_headers=["X-API-Key"],
)\n`,
    differs: { [HTTP]: /anyone on the user's network/ },
  },
  {
    is: 'an expression with a bare dot',
    text: `${PYTHON}app.add_middleware(CORSMiddleware, allow_origin_regex="https://[a-z]+.example.com", allow_methods=["GET", "POST"])\n`,
    differs: { 'https://evilexample.com': /A bare dot matched any character/ },
  },
  {
    is: 'a list in middleware=, options in a dictionary',
    text: `import os

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware as Cors

BASE = ("https://app.example.com",)
options = {"allow_origins": [*BASE, "https://example.com"], "allow_methods": ("GET", "POST", "PUT"), "max_age": 60 * 5}
app = FastAPI(middleware=[Middleware(Cors, **options, allow_headers=["X-API-Key"])])
`,
  },
  {
    is: 'a variable of the process, and its default',
    text: `${PYTHON}app.add_middleware(
    CORSMiddleware,
    allow_origins=os.getenv("ORIGINS", "http://localhost:3000,https://app.example.com").split(","),
    allow_methods=["GET", "POST"],
)\n`,
    differs: {
      'https://app.example.com': /set CORS_ALLOW_ORIGINS to the same list where ORIGINS is set/,
      [LOCAL]: /set CORS_ALLOW_ORIGINS to the same list/,
    },
  },
  {
    is: 'a list that grows',
    text: `${PYTHON}origins = ["https://app.example.com"]
if True:
    origins.append("https://example.com")
app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"])
`,
    differs: { 'https://example.com': /origins\.append\("https:\/\/example\.com"\) adds to the list/ },
  },
  {
    is: 'a text for a list',
    text: `${PYTHON}app.add_middleware(CORSMiddleware, allow_origins="https://app.example.com", allow_methods=["GET", "POST"])\n`,
  },
].map((row) => ({ ...row, peer: 'CORSMiddleware', file: 'main.py' }));
