// What `fullcors init` prints, put into a server of each framework: nothing of the lines is written here.

const ITEMS = 'PUT /items is answered';

const EXPRESS = {
  needs: [['express', 'express', 'default']],
  before: 'const app = express();',
  after: `app.put('/items', (req, res) => res.send('${ITEMS}'));
const server = app.listen(0, '127.0.0.1', () => said(server.address()));`,
};

/** Around the lines: what the server's own file holds already. `needs`: package, name, how it is imported. */
export const SERVERS = {
  express: EXPRESS,
  fastify: {
    needs: [['fastify', 'Fastify', 'default']],
    before: 'const app = Fastify();',
    after: `app.put('/items', async () => '${ITEMS}');
app.listen({ port: 0, host: '127.0.0.1' }).then(() => said(app.server.address()));`,
  },
  koa: {
    needs: [['koa', 'Koa', 'default']],
    before: 'const app = new Koa();',
    after: `app.use((ctx) => { ctx.body = '${ITEMS}'; });
const server = app.listen(0, '127.0.0.1', () => said(server.address()));`,
  },
  hono: {
    needs: [
      ['hono', 'Hono', 'named'],
      ['@hono/node-server', 'serve', 'named'],
    ],
    before: 'const app = new Hono();',
    after: `app.put('/items', (c) => c.text('${ITEMS}'));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => said(port));`,
  },
  node: {
    needs: [['node:http', 'createServer', 'named']],
    before: `const handler = (req, res) => res.end('${ITEMS}');`,
    after: "server.listen(0, '127.0.0.1', () => said(server.address()));",
  },
  fetch: {
    needs: [['@hono/node-server', 'serve', 'named']],
    before: `const handler = () => new Response('${ITEMS}');`,
    after: '',
    /** What is exported is served by whoever runs it. */
    exported: true,
  },
};

/** The indented lines below "In your server": those that load the policy, and those that mount it. */
export function printedLines(out) {
  const [, block] = /^In [^\n]*:\n\n((?: {4}[^\n]*\n|\n)+?)(?=\n*\S)/m.exec(out);
  const lines = block.split('\n').map((line) => line.slice(4));
  const gap = lines.indexOf('');
  return { load: lines.slice(0, gap).join('\n'), mount: lines.slice(gap).join('\n').trim() };
}

/** The text of a server with the lines in it; it prints `NAME URL` when it listens. */
export function serverText(name, out, writing) {
  const { needs, before, after, exported } = SERVERS[name];
  const { load, mount } = printedLines(out);
  const imports = needs
    .filter(([from]) => !load.includes(`'${from}'`))
    .map(([from, what, how]) => {
      const names = how === 'named' ? `{ ${what} }` : what;
      return writing === 'commonjs'
        ? `const ${names} = require('${from}');`
        : `import ${names} from '${from}';`;
    });
  const said = `const said = (at) => console.log('${name} http://127.0.0.1:' + (at.port ?? at));`;
  const serve = exported
    ? `serve({ fetch: (${mount.match(/\{ fetch: (.*) \}/)[1]}), port: 0, hostname: '127.0.0.1' }, ({ port }) => said(port));`
    : '';
  return [...imports, load, said, before, mount, after, serve, ''].join('\n');
}
