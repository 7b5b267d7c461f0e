// README is executed: its programs run, what it says they print is what they print, and its curl is a real one.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { freePort } from './support/free-port.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = `${root}.e2e/readme/`;
const readme = readFileSync(`${root}README.md`, 'utf8');
const scripts = JSON.parse(readFileSync(`${root}package.json`, 'utf8')).scripts;

/** Marker comment -> the block below it: `<!-- file: why.js -->`. */
const blocks = (marker) =>
  new Map(
    [...readme.matchAll(new RegExp(`<!-- ${marker}: (\\S+) -->\\n\\n\`\`\`\\w+\\n(.*?)\`\`\``, 'gs'))].map(
      ([, name, text]) => [name, text],
    ),
  );
const files = blocks('file');
const printed = blocks('prints');
const asked = blocks('run against');

const environment = { PATH: process.env.PATH };
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}package.json`, '{ "type": "module" }');

/** What the command line reads in test/guides.test.js. */
const POLICY_FILE = 'cors.config.js';

test('every JavaScript block is a program that is run here', () => {
  expect(readme.match(/^```(js|ts|javascript|typescript)$/gm)).toHaveLength(files.size);
  expect([...printed.keys(), ...asked.keys(), POLICY_FILE].sort()).toEqual([...files.keys()].sort());
});

describe('prints what README says', () => {
  test.each([...printed])('%s', (name, wanted) => {
    writeFileSync(folder + name, files.get(name));
    const { stdout, stderr } = spawnSync(process.execPath, [folder + name], {
      encoding: 'utf8',
      env: environment,
    });
    // Of an error that stops the program README shows the message, and neither the source line nor the stack.
    const said = stdout || stderr.replace(/^.*?(?=CorsPolicyError: )/s, '').replace(/\n {4}at .*$/s, '\n');
    expect(said).toBe(wanted);
  });
});

test.each([...asked])('the curl against %s answers what README says', async (name, block) => {
  const port = await freePort();
  writeFileSync(folder + name, files.get(name).replace('8000', String(port)));
  const server = spawn(process.execPath, [folder + name], { env: environment, stdio: 'inherit' });
  try {
    const [command, ...wanted] = block.trimEnd().split('\n');
    const curl = command.replace(/^\$ /, '').replace(':8000/', `:${port}/`);
    let answer;
    for (let tries = 0; tries < 50 && !answer?.stdout; tries++) {
      answer = spawnSync('sh', ['-c', `${curl} --silent --max-time 5`], { encoding: 'utf8' });
      if (!answer.stdout) await sleep(100);
    }
    // What the clock and the connection add is left out of README.
    const lines = answer.stdout
      .trimEnd()
      .split('\r\n')
      .filter((line) => !/^(Date|Connection|Keep-Alive):/.test(line));
    expect(lines).toEqual(wanted);
  } finally {
    server.kill('SIGKILL');
  }
});

test('opens with the two commands, and they are the scripts', () => {
  const opening = readme.split('\n').slice(0, 12).join('\n');
  expect(opening).toContain('npm ci && npm start');
  expect(opening).toContain('npm cit');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
});

test('every file that README and the guides point to exists', () => {
  for (const page of [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/answers.md',
    'docs/migrating.md',
    'docs/from-fastapi.md',
    'docs/testing.md',
    'docs/blocked.md',
    'docs/check.md',
    'docs/doctor.md',
    'docs/explain.md',
    'packages/cli/README.md',
  ]) {
    const text = readFileSync(root + page, 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) {
      const path = fileURLToPath(new URL(target, `file://${root}${page}`));
      expect(spawnSync('test', ['-e', path]).status, `${page} points to ${target}`).toBe(0);
    }
  }
});
