import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TARGETS } from '@fullcors/emit';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeProject, type Ran, runCli } from './support.js';

const POLICY = `export default {
  allowOrigins: ['https://app.example.com'],
  allowCredentials: true,
  environments: {
    staging: { allowOrigins: ['https://staging.example.com'] },
    asking: {
      allowOriginIf: (origin) => origin.length < 30,
    },
  },
  routes: {
    '/public/*': { allowOrigins: ['*'], allowCredentials: false },
  },
};
`;
const FILES = ['cors-http.conf', 'cors-location.conf', 'cors-server.conf'];

let cwd = '';
beforeEach(() => {
  cwd = makeProject({
    'cors.config.mjs': POLICY,
    'broken.json': '{\n  "allowOrigins": ["https://app.example.com/"]\n}\n',
  });
});
const emit = (...args: string[]): Promise<Ran> => runCli(['emit', ...args], { cwd });
const read = (path: string): string => readFileSync(join(cwd, path), 'utf8');
const change = (path: string, by: (text: string) => string): void =>
  writeFileSync(join(cwd, path), by(read(path)));

describe('which target', () => {
  test('without one, all are listed', async () => {
    const { code, out, err } = await emit();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of Object.keys(TARGETS)) expect(out).toMatch(new RegExp(`^  ${name}  +\\S`, 'm'));
    const listed = JSON.parse((await emit('--format', 'json')).out);
    expect(listed.targets.map(({ name }: { name: string }) => name)).toEqual(Object.keys(TARGETS));
  });

  test.each([
    ['ngnix', /did you mean nginx\? There are .*nginx/],
    ['NGINX', /did you mean nginx\?/],
    ['nginx-proxy', /did you mean nginx\?/],
    ['something', /fix: there are .*nginx/],
  ])('%s is none', async (given, said) => {
    const { code, out, err } = await emit(given);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/\n\s*/g, ' ')).toMatch(said);
    expect(err).toContain(`error: "${given}" is no target`);
  });
});

describe('on standard output', () => {
  test('one file, as it is; what else there is to say does not get into it', async () => {
    const { code, out, err } = await emit('nginx', '--file', 'cors-server.conf');
    expect(code).toBe(0);
    expect(out).toMatch(/^# CORS for nginx/);
    expect(out).not.toContain('==>');
    expect(err).toMatch(/^✓ nginx emitted from cors\.config\.mjs \(production\)\.\n/);
  });

  test('several files do not run into one in a pipe', async () => {
    const { code, out, err } = await emit('nginx');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--out <dir>');
    for (const name of FILES) expect(err).toContain(name);
  });

  test('a person sees them one below the other', async () => {
    const { code, out } = await runCli(['emit', 'nginx'], { cwd, isInteractive: true });
    expect(code).toBe(0);
    expect(out.match(/^==> (.*) <==$/gm)).toHaveLength(FILES.length);
  });

  test('a machine gets all of them', async () => {
    const { code, out, err } = await emit('nginx', '--format', 'json', '--env', 'staging');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out);
    expect(report).toMatchObject({ version: 1, target: 'nginx', environment: 'staging', emitted: true });
    expect(report.files.map(({ path }: { path: string }) => path).sort()).toEqual(FILES);
    expect(report.files[0].text).toContain('staging');
  });

  test('an unknown file names those that there are', async () => {
    const { code, err } = await emit('nginx', '--file', 'nginx.conf');
    expect(code).toBe(2);
    expect(err).toMatch(/no file "nginx\.conf"\n {2}fix: there are cors-http\.conf/);
  });
});

describe('--out', () => {
  test('writes the files, and says where they go', async () => {
    const { code, out, err } = await emit('nginx', '--out', 'proxy/conf');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readdirSync(join(cwd, 'proxy/conf')).sort()).toEqual(FILES);
    expect(err).toContain('proxy/conf/cors-http.conf\n  Include it within http { }');
    expect(err.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('again, over what it has written, also where the policy is another', async () => {
    await emit('nginx', '--out', 'proxy');
    const before = read('proxy/cors-http.conf');
    expect((await emit('nginx', '--out', 'proxy', '--env', 'staging')).code).toBe(0);
    expect(read('proxy/cors-http.conf')).not.toBe(before);
  });

  test('never over what is not its own, and then writes nothing at all', async () => {
    mkdirSync(join(cwd, 'proxy'));
    writeFileSync(join(cwd, 'proxy/cors-server.conf'), '# mine\n');
    const { code, err } = await emit('nginx', '--out', 'proxy');
    expect(code).toBe(2);
    expect(err).toMatch(/^error: proxy\/cors-server\.conf does not say that fullcors has generated it/);
    expect(readdirSync(join(cwd, 'proxy'))).toEqual(['cors-server.conf']);
    expect(read('proxy/cors-server.conf')).toBe('# mine\n');
    expect((await emit('nginx', '--out', 'proxy', '--force')).code).toBe(0);
    expect(read('proxy/cors-server.conf')).toMatch(/^# CORS for nginx/);
  });

  test('not where a file is', async () => {
    const { code, err } = await emit('nginx', '--out', 'cors.config.mjs');
    expect(code).toBe(2);
    expect(err).toContain('cors.config.mjs is a file, and --out names a directory');
  });

  test('two policies get two names', async () => {
    await emit('nginx', '--out', 'proxy', '--name', 'staging', '--env', 'staging');
    expect(readdirSync(join(cwd, 'proxy'))).toContain('staging-http.conf');
    const { code, err } = await emit('nginx', '--out', 'proxy', '--name', 'No Name');
    expect(code).toBe(2);
    expect(err).toMatch(/^error: "No Name" is not a name for what is emitted\n {2}fix: write a letter/);
  });
});

describe('--set', () => {
  const set = (...args: string[]): Promise<Ran> => emit('istio', '--config', 'plain.json', ...args);
  beforeEach(() => writeFileSync(join(cwd, 'plain.json'), '{ "allowOrigins": ["https://app.example.com"] }'));

  test('says what the files name and no policy does; of the rest it is told what was taken', async () => {
    const { code, out, err } = await set('--set', 'host=shop.example.com', '--set', 'service=shop');
    expect(code).toBe(0);
    expect(out).toContain('shop.example.com');
    expect(out).not.toContain('api.example.com');
    const said = err.replace(/\s+/g, ' ');
    expect(said).toContain('they are gateway=gateway (the name of the Gateway), port=8080');
    expect(said).not.toContain('host=');
  });

  test.each([
    [['--set', 'host'], '--set "host" names no value'],
    [['--set', '=x'], '--set "=x" names no value'],
    [['--set', 'host=a', '--set', 'host=b'], '--set says host twice'],
    [['--set', 'hots=a'], 'it takes gateway, host, service, port'],
    [['--set', 'host=a b'], 'does not take "a b" for host'],
    [['--set', 'port=0'], 'write it as "8080"'],
  ])('%j is refused', async (args, said) => {
    const { code, out, err } = await set(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.replace(/\s+/g, ' ')).toContain(said);
  });

  test('--check says it in the command that puts things right', async () => {
    const { code, out } = await set('--set', 'host=shop.example.com', '--out', 'k8s', '--check');
    expect(code).toBe(1);
    expect(out).toContain(
      'fix: fullcors emit istio --out k8s --config plain.json --set host=shop.example.com',
    );
  });
});

describe('what a target does whatever the policy', () => {
  test('is told without a place, and what routes have from the base once', async () => {
    writeFileSync(
      join(cwd, 'enforcing.json'),
      JSON.stringify({
        allowOrigins: ['https://a.example'],
        enforce: true,
        routes: { '/b/*': { maxAge: 5 } },
      }),
    );
    const { code, err } = await emit('istio', '--config', 'enforcing.json');
    expect(code).toBe(1);
    expect(err.match(/\[enforce-not-supported\]/g)).toHaveLength(1);
    expect(err).not.toMatch(/^ *: /m);
    expect(err).toContain('whatever the policy  differs');
  });
});

describe('--check', () => {
  beforeEach(() => emit('nginx', '--out', 'proxy'));
  const check = (...args: string[]) => emit('nginx', '--out', 'proxy', '--check', ...args);

  test('is 0 where the files are those of the policy', async () => {
    expect(await check()).toEqual({
      code: 0,
      out: '✓ proxy holds what cors.config.mjs says (nginx, production).\n',
      err: '',
    });
  });

  test('does not mind the line ends of a checkout', async () => {
    change('proxy/cors-http.conf', (text) => text.replaceAll('\n', '\r\n'));
    expect((await check()).code).toBe(0);
  });

  test('shows what is otherwise, line by line, and changes nothing', async () => {
    change('proxy/cors-server.conf', (text) => text.replace('always;', ';'));
    const there = read('proxy/cors-server.conf');
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toMatch(
      /^--- proxy\/cors-server\.conf\tthere\n\+\+\+ proxy\/cors-server\.conf\tby the policy\n@@ /,
    );
    expect(out).toMatch(/^-add_header Access-Control-Allow-Origin \S+ ;$/m);
    expect(out).toMatch(/^\+add_header Access-Control-Allow-Origin \S+ always;$/m);
    expect(out).toMatch(/fix: fullcors emit nginx --out proxy\n$/);
    expect(read('proxy/cors-server.conf')).toBe(there);
  });

  test('another environment is another policy, and its command is said whole', async () => {
    const { code, out } = await check('--env', 'staging');
    expect(code).toBe(1);
    expect(out).toContain('+');
    expect(out).toMatch(/fix: fullcors emit nginx --out proxy --env staging\n$/);
  });

  test('says what is missing, also to machines', async () => {
    const { code, out } = await emit('nginx', '--out', 'nowhere', '--check', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      same: false,
      files: FILES.map(() => ({ state: 'missing', diff: '' })),
    });
    expect(existsSync(join(cwd, 'nowhere'))).toBe(false);
  });
});

describe('a policy that the target cannot hold', () => {
  test('is 1, with each gap, its place, why and what to do; nothing is printed or written', async () => {
    const { code, out, err } = await emit('nginx', '--env', 'asking', '--out', 'proxy');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^error: nginx cannot say what cors\.config\.mjs says \(asking\)\.\n/);
    expect(err).toMatch(/\ncors\.config\.mjs:7:7 {2}lets in less\n {2}environments\.asking\.allowOriginIf: /);
    expect(err).toMatch(/\n {2}fix: /);
    expect(err).toContain('[cannot-ask-function]');
    expect(err).toContain('--allow-gaps');
    expect(existsSync(join(cwd, 'proxy'))).toBe(false);
  });

  test('is emitted with --allow-gaps where it only narrows, and the gap is said', async () => {
    const { code, err } = await emit('nginx', '--env', 'asking', '--out', 'proxy', '--allow-gaps');
    expect(code).toBe(0);
    expect(err).toContain('cors.config.mjs:7:7  lets in less');
    expect(readdirSync(join(cwd, 'proxy')).sort()).toEqual(FILES);
  });

  test('is data for machines', async () => {
    const { code, out, err } = await emit('nginx', '--env', 'asking', '--format', 'json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const report = JSON.parse(out);
    expect(report).toMatchObject({ emitted: false, files: [] });
    expect(report.gaps).toContainEqual(
      expect.objectContaining({
        code: 'cannot-ask-function',
        effect: 'narrows',
        keyPath: 'environments.asking.allowOriginIf',
        line: 7,
        column: 7,
      }),
    );
  });
});

test.each([
  [['nginx', '--config', 'broken.json'], /^error: broken\.json:2:\d+: allowOrigins\[0\]: /],
  [['nginx', '--env', 'stagin'], /did you mean .?staging/],
  [['nginx', '--config', 'none.yaml'], /^error: there is no file none\.yaml/],
  [['nginx', '--check'], /add --out <dir>/],
  [['nginx', '--force'], /add --out <dir>/],
  [['nginx', '--out', 'a', '--check', '--force'], /nothing to force/],
  [['nginx', '--out', 'a', '--file', 'cors-http.conf'], /--file prints, --out writes/],
  [['--out', 'a'], /which target is to be emitted\?/],
  [['nginx', '--send'], /--send is for --verify/],
  [['nginx', '--verbose'], /--verbose is for --verify/],
  [['nginx', '--verify', 'http://127.0.0.1:1/', '--out', 'a'], /--out and --verify cannot be said together/],
  [
    ['nginx', '--verify', 'api.example.com'],
    /is not a URL of http or https\n {2}fix: write https:\/\/api\.example\.com/,
  ],
  [['nginx', '--verify', 'http://127.0.0.1:1/', '--timeout', 'x'], /--timeout x is not a number of seconds/],
])('emit %j is 2, and says why', async (args, said) => {
  const { code, out, err } = await emit(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(said);
});

test('help fits into 80 columns and has examples', async () => {
  const { code, out } = await emit('--help');
  expect(code).toBe(0);
  expect(out).toContain('fullcors emit nginx --out proxy/ --check');
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
