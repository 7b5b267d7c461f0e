// `fullcors init` asks a person: at a real terminal, which is what `script` makes.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { notTestedHere } from '../conformance/runners/missing.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const bin = join(root, '.e2e/node_modules/@fullcors/cli/dist/bin/bin.js');
const hasScript =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
if (!hasScript) notTestedHere('the questions of init, `script` of util-linux (`apt-get install bsdutils`)');

const [ENTER, SPACE, DOWN, CTRL_C] = ['\r', ' ', '\u001b[B', '\u0003'];

function makeProject(name, files) {
  const folder = join(root, '.e2e/init-prompts', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Types each answer when its question has been asked; what was shown, and what it ended with. */
async function atTerminal(cwd, args, answers) {
  const command = `stty cols 80 rows 40; exec "${process.execPath}" "${bin}" init ${args.join(' ')}`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH, TERM: 'xterm', SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // What was shown tells more than a test that has timed out.
  const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  onTestFinished(() => {
    clearTimeout(patience);
    child.kill('SIGKILL');
  });
  let shown = '';
  let from = 0;
  const left = [...answers];
  child.stdout.on('data', (chunk) => {
    shown += stripVTControlCharacters(String(chunk));
    const [question, keys] = left[0] ?? [];
    const at = question === undefined ? -1 : shown.indexOf(question, from);
    if (at < 0) return;
    from = at + question.length;
    left.shift();
    child.stdin.write(keys);
  });
  const [code] = await once(child, 'exit');
  expect(left, shown).toEqual([]);
  return { code, shown: shown.replaceAll('\r\n', '\n') };
}

describe.skipIf(!hasScript)('at a terminal', () => {
  test('everything is asked, what is wrong is asked again, and the answers are the policy', async () => {
    const folder = makeProject('all', {
      'package.json': '{ "type": "module", "dependencies": { "koa": "3" } }',
    });
    const { code, shown } = await atTerminal(
      folder,
      [],
      [
        ['in production?', `https://app.example.com/${ENTER}`],
        ['is not an origin as browsers send it', `\u007f${ENTER}`],
        ['In staging?', `https://staging.example.com${ENTER}`],
        ['In development?', ENTER],
        ['Do they send cookies', 'y'],
        ['Which methods', `${SPACE}${DOWN}${DOWN}${SPACE}${ENTER}`],
        ['Which headers', `, X-API-Key${ENTER}`],
        ['As which file?', `${DOWN}${DOWN}${ENTER}`],
      ],
    );
    expect(code, shown).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'cors.config.json'), 'utf8'))).toMatchObject({
      allowOrigins: ['https://app.example.com'],
      allowCredentials: true,
      allowMethods: ['PUT', 'DELETE'],
      allowHeaders: ['Content-Type', 'X-API-Key'],
      environments: {
        development: { allowOrigins: ['http://localhost:*'] },
        staging: { allowOrigins: ['https://staging.example.com'] },
      },
    });
    // What package.json tells is not asked.
    expect(shown).not.toContain('What does the server run on?');
    expect(shown).toContain('In your server (Koa):');
    const [, after = ''] = shown.split('✓');
    expect(after.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('what is said is not asked', async () => {
    const folder = makeProject('said', { 'package.json': '{}' });
    const said = [
      '-o https://app.example.com',
      '--staging-origin https://s.example.com',
      '--credentials',
      '-X PUT',
    ];
    const { code, shown } = await atTerminal(
      folder,
      [...said, '--dev-origin http://localhost:5173', '--format yaml'],
      [
        ['Which headers', ENTER],
        ['What does the server run on?', ENTER],
      ],
    );
    expect(code, shown).toBe(0);
    expect(shown).toContain('In your server (node:http):');
    expect(readFileSync(join(folder, 'cors.config.yaml'), 'utf8')).toContain('allowHeaders: [Content-Type]');
  });

  test('the origins that could not be translated are asked for', async () => {
    const folder = makeProject('from', {
      'package.json': '{ "type": "module", "dependencies": { "express": "5" } }',
      'app.py':
        'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])\n',
    });
    const { code, shown } = await atTerminal(
      folder,
      ['--from', 'app.py', '--format', 'json'],
      [['in production?', `https://app.example.com${ENTER}`]],
    );
    expect(code, shown).toBe(0);
    expect(shown).toContain('every site');
    expect(JSON.parse(readFileSync(join(folder, 'cors.config.json'), 'utf8'))).toMatchObject({
      allowOrigins: ['https://app.example.com'],
      allowCredentials: true,
    });
  });

  test('Ctrl-C writes nothing', async () => {
    const folder = makeProject('cancel', { 'package.json': '{}' });
    const { code, shown } = await atTerminal(
      folder,
      [],
      [
        ['in production?', `https://app.example.com${ENTER}`],
        ['In staging?', CTRL_C],
      ],
    );
    expect(code, shown).toBe(2);
    expect(shown.replace(/\s+/g, ' ')).toContain(
      'error: the questions were not answered, and nothing is written',
    );
    for (const format of ['ts', 'js', 'mjs', 'json']) {
      expect(existsSync(join(folder, `cors.config.${format}`))).toBe(false);
    }
  });

  test('--yes asks nothing', async () => {
    const folder = makeProject('yes', { 'package.json': '{}' });
    const { code, shown } = await atTerminal(folder, ['--yes', '-o', 'https://app.example.com'], []);
    expect(code, shown).toBe(0);
    expect(shown).toContain('cors.config.js is written');
  });
});
