// Deno's part of the test: every edge function named on the command line behind a port of its own. `context.next` asks the
// origin for what was asked, as Netlify's does.
const [origin, ...functions] = Deno.args;
const ports = {};
for (const named of functions) {
  const [name, path] = named.split('=');
  const { default: edgeFunction } = await import(path);
  const serve = (request) => {
    const { pathname, search } = new URL(request.url);
    const next = () => fetch(new Request(`${origin}${pathname}${search}`, request), { redirect: 'manual' });
    return edgeFunction(request, { next });
  };
  ports[name] = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, serve).addr.port;
}
console.error = () => {};
console.log(JSON.stringify(ports));
