/** How a server takes its policy. */
export interface Framework {
  /** The name that `--framework` takes. */
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  /** The subpath of `fullcors` with its adapter. */
  readonly adapter: string;
  /** Packages by which it is recognised in package.json. */
  readonly packages: readonly string[];
  /** Below the imports; an ES module exports in its own way, and may wait at its top level. */
  readonly mount: (isModule: boolean) => readonly string[];
  /**
   * Whether the server is bundled for something that is not Node: the policy's file then imports the parts that it
   * takes, and nothing can be read from a disk.
   */
  readonly isBundled?: true;
}

const use = (): readonly string[] => ['// first, before every other app.use', 'app.use(cors(policy));'];

const served = (isModule: boolean): readonly string[] => [
  '// handler is your (request) => Response',
  `${isModule ? 'export default' : 'module.exports ='} { fetch: cors(policy, handler) };`,
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** In the order in which they are looked for: what brings a server of its own comes before what runs on anything. */
export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'next',
    title: 'Next.js',
    adapter: 'fetch',
    packages: ['next'],
    isBundled: true,
    mount: () => [
      '// in app/api/[...path]/route; without OPTIONS, Next answers preflights',
      '// handler is your (request) => Response',
      'const handle = cors(policy, handler);',
      ...METHODS.map((method) => `export const ${method} = handle;`),
    ],
  },
  { name: 'hono', title: 'Hono', adapter: 'hono', packages: ['hono'], mount: use },
  {
    name: 'fastify',
    title: 'Fastify',
    adapter: 'fastify',
    packages: ['fastify', '@nestjs/platform-fastify'],
    mount: (isModule) => [
      '// first, before every other plugin and route',
      `${isModule ? 'await ' : ''}app.register(cors, policy);`,
    ],
  },
  { name: 'koa', title: 'Koa', adapter: 'koa', packages: ['koa'], mount: use },
  {
    name: 'express',
    title: 'Express',
    adapter: 'express',
    packages: ['express', '@nestjs/platform-express', '@nestjs/core'],
    mount: use,
  },
  {
    name: 'workers',
    title: 'Cloudflare Workers',
    adapter: 'fetch',
    packages: ['wrangler', '@cloudflare/workers-types'],
    isBundled: true,
    mount: served,
  },
  {
    name: 'fetch',
    title: 'a fetch handler: Deno, Bun, srvx',
    adapter: 'fetch',
    packages: ['srvx', '@types/bun', 'bun-types'],
    mount: served,
  },
  {
    name: 'node',
    title: 'node:http',
    adapter: 'node',
    packages: [],
    mount: () => [
      'const withCors = cors(policy);',
      '// handler is your own (req, res) => void',
      'const server = createServer((req, res) => {',
      '  withCors(req, res, () => handler(req, res));',
      '});',
    ],
  },
];

export const findFramework = (name: string): Framework | undefined =>
  FRAMEWORKS.find((each) => each.name === name);
