// Every tenant has a front end of its own: the origin is looked up, and nobody else's request runs.
import Fastify from 'fastify';
import { cors } from 'fullcors/fastify';

/** Stands for a database. What it throws refuses the origin and is no 500. */
async function findTenant(origin) {
  const tenants = { 'https://acme.example': 'Acme', 'https://globex.example': 'Globex' };
  if (origin === 'https://broken.example') throw new Error('the database is gone');
  return Object.hasOwn(tenants, origin) ? tenants[origin] : undefined;
}

const app = Fastify();
await app.register(cors, {
  allowOriginIf: async (origin) => (await findTenant(origin)) !== undefined,
  allowOriginIfTimeout: 500,
  allowCredentials: true,
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: ['Content-Type', 'X-Api-Key'],
  // Refuses what the policy does not allow before a handler runs. All methods count, GET and POST as well.
  enforce: true,
});

const orders = [{ id: 1, item: 'anvil' }];
app.get('/orders', async () => orders);
app.delete('/orders/:id', async (_request, reply) => reply.code(204).send());

console.log(await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' }));
