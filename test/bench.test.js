// That the benchmarks run and measure everything. What they measure is nothing a test can depend on.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ENTRIES, PEERS } from '../benchmarks/costs/entries.js';
import { COMMAND_LINES } from '../benchmarks/costs/start-time.js';
import { HOSTS } from '../benchmarks/hosts/index.js';
import { SCENARIOS } from '../benchmarks/scenarios.js';

const script = fileURLToPath(new URL('../benchmarks/run.js', import.meta.url));

test('the quick benchmark runs, answers right, and prints every scenario and every cost', async () => {
  const tiny = ['--quick', '--rounds', '1', '--batch', '2'];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...tiny]);
  const rows = stdout.split('\n').map((line) => line.split(' | '));
  for (const { name } of SCENARIOS) {
    const figures = rows.find(([head]) => head === `| ${name}`)?.slice(1) ?? [];
    // `hard-coded`, one of ours in each host, and a peer in all but one; the last is for preflights only.
    expect(figures.slice(0, -1).filter(Number), name).toHaveLength(2 * Object.keys(HOSTS).length);
  }
  for (const name of [...ENTRIES, ...PEERS]) {
    expect(rows.filter(([head]) => head === `| ${name}`).length, name).toBe(2);
  }
  for (const name of Object.keys(COMMAND_LINES)) {
    expect(rows.filter(([head]) => head === `| ${name}`).length, name).toBe(1);
  }
}, 120_000);
