// That the benchmarks run, answer right, and print everything. What they measure is nothing a test can depend on.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ENTRIES, PEERS } from '../benchmarks/costs/entries.js';
import { COMMAND_LINES } from '../benchmarks/costs/start-time.js';
import { frameworks } from '../benchmarks/end-to-end/frameworks.js';
import { HOSTS } from '../benchmarks/in-process/hosts/index.js';
import { SCENARIOS } from '../benchmarks/in-process/scenarios.js';

const script = fileURLToPath(new URL('../benchmarks/run.js', import.meta.url));

test('the quick benchmark runs, answers right, and prints every scenario, server and cost', async () => {
  const tiny = ['--quick', '--rounds', '1', '--batch', '2'];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...tiny]);
  const rows = stdout.split('\n').map((line) => line.split(' | '));
  const rowsOf = (head) => rows.filter(([first]) => first === `| ${head}`);
  const hosts = Object.keys(HOSTS);
  for (const { name, isLarge, hosts: only = hosts } of SCENARIOS) {
    // What is hard-coded, ours, and in most hosts a peer; `decide` stands alone.
    const measured = rowsOf(name).filter(
      (cells) => cells.slice(1).filter(Boolean).length >= Math.min(2, cells.length - 1),
    );
    expect(measured.length, name).toBe(isLarge ? 0 : only.length);
  }
  for (const { name, commands } of frameworks()) {
    expect(rowsOf(name).length, name).toBe(2 * Object.keys(commands).length);
  }
  for (const name of [...ENTRIES, ...PEERS]) expect(rowsOf(name).length, name).toBe(2);
  for (const name of Object.keys(COMMAND_LINES)) expect(rowsOf(name).length, name).toBe(1);
}, 240_000);
