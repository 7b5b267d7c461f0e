// The launcher itself: each engine found here judges one request, and leaves nothing behind, however it ends.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ENGINES, findEngine, launch } from './engines/index.js';

const ENGINES_JS = fileURLToPath(new URL('engines/index.js', import.meta.url));

describe.each(ENGINES.filter(findEngine))('%s', (name) => {
  test('asks before a cross-origin PUT, on every name of the machine', async () => {
    const tab = await openPage(await launchHere(name));
    for (const host of ['localhost', '127.0.0.1', '::1']) {
      const { asked, port } = await listen(host, (request, response) => {
        response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
        response.setHeader('Access-Control-Allow-Methods', 'PUT');
      });
      const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
      const source =
        'const got = await fetch(args[0], { method: "PUT" }); return [got.status, await got.text()]';
      expect(await tab.run(source, url)).toEqual([200, 'ok']);
      expect(asked).toEqual(['OPTIONS', 'PUT']);
    }
  });

  test('gives JSON, and says what the script threw', async () => {
    const engine = await launchHere(name);
    const [one, two] = [await openPage(engine), await openPage(engine)];
    expect(await one.run('return args', 1, { deep: ['a"\\\n</script>'] })).toEqual([
      1,
      { deep: ['a"\\\n</script>'] },
    ]);
    expect(await two.run('')).toBe(undefined);
    await expect(two.run('throw new TypeError("no")')).rejects.toThrow('TypeError: no');
    await two.close();
    expect(await one.run('return 1')).toBe(1);
  });

  test.runIf(process.platform === 'linux')('leaves no process behind', async () => {
    const mark = randomUUID();
    vi.stubEnv('FULLCORS_TEST_MARK', mark);
    onTestFinished(() => vi.unstubAllEnvs());
    const engine = await launch(name);
    expect(processesMarked(mark)).not.toEqual([]);
    await engine.close();
    await vi.waitFor(() => expect(processesMarked(mark)).toEqual([]), 5000);
  });

  test.runIf(process.platform === 'linux')('dies with the process that launched it', async () => {
    const mark = randomUUID();
    const source = `await (await import(process.argv[1])).launch(process.argv[2]); console.log('launched')`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source, ENGINES_JS, name], {
      env: { ...process.env, FULLCORS_TEST_MARK: mark },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(processesMarked(mark)).toEqual([]), 5000);
  });
});

async function launchHere(name) {
  const engine = await launch(name);
  onTestFinished(engine.close);
  return engine;
}

async function openPage(engine) {
  const { port } = await listen('localhost', () => {});
  return engine.open(`http://localhost:${port}/`);
}

/** A server whose `asked` holds the methods of the requests that came. */
async function listen(host, handle) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.method);
    handle(request, response);
    response.setHeader('Content-Type', 'text/html');
    response.end('ok');
  }).listen(0, host);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return { asked, port: server.address().port };
}

/** The command lines of all processes, of ours and of nobody's, that inherited the mark. */
function processesMarked(mark) {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => read(`/proc/${pid}/environ`).includes(mark))
    .map((pid) => read(`/proc/${pid}/cmdline`));
}

/** Another user's process does not show its environment, and any may end meanwhile. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
