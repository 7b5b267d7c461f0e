import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { cases } from '../cases/index.js';
import { check } from '../check.js';
import { play } from '../play.js';
import { policies } from '../policies.js';

/** Where the packed package has been unpacked, with the servers beside it (scripts/pack.js). */
export const E2E = fileURLToPath(new URL('../../.e2e/', import.meta.url));

/** Stands in a server's arguments for the file of policies. */
export const POLICIES = '{policies}';

/** The policies as a file that every server reads. */
export function policyFile() {
  mkdirSync(E2E, { recursive: true });
  const path = `${E2E}policies.json`;
  writeFileSync(path, JSON.stringify(policies));
  return path;
}

const firstLine = (said) => (said.includes('\n') ? JSON.parse(said.slice(0, said.indexOf('\n'))) : undefined);

/**
 * Starts a server and waits for what it says on its standard output: `read` makes its ports of it once it is complete.
 * It is stopped by its process id.
 */
export async function start(command, args, read = firstLine) {
  const child = spawn(command, args, { cwd: E2E, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk) => {
    complained = (complained + chunk).slice(-4000);
  });
  const ports = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${command} ${args.join(' ')} ${why}\n${complained}`));
    const timer = setTimeout(fail, 30_000, 'did not say its ports within 30 s');
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => fail(`ended with ${code}`));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const complete = read(said);
      if (!complete) return;
      clearTimeout(timer);
      resolve(complete);
    });
  });
  return { ports, pid: child.pid, stop: () => child.kill('SIGKILL') };
}

/**
 * Plays every case that a server can play. `can` are the families of cases beyond those that all can; `except` maps a
 * case's name to why this server, and not the policy, answers it. `otherwise` maps it to `why` the answer is another one
 * than the policy's and to `want`, which makes what is wanted then of what the case wants.
 */
export function runConformance({
  name,
  command,
  args = [],
  protocol = 'h1',
  can,
  except = {},
  otherwise = {},
  starter = start,
}) {
  describe(name, () => {
    const playable = cases.filter((one) => one.family === 'all' || can.includes(one.family));
    /** The longest pattern is the one that is meant. */
    const of = (table, { name }) =>
      Object.entries(table)
        .filter(([pattern]) => name.includes(pattern))
        .sort(([a], [b]) => b.length - a.length)[0]?.[1];
    const reasonNot = (one) => of(except, one);
    const answers = new Map();
    let server;
    beforeAll(async () => {
      server = await starter(
        command,
        args.map((arg) => (arg === POLICIES ? policyFile() : arg)),
      );
      await playAll(playable.filter((one) => !reasonNot(one)));
    });
    afterAll(() => server?.stop());

    /** Eight at a time, so that a thousand requests do not wait for each other; a failure is its own test's. */
    async function playAll(all) {
      const queue = all.values();
      const worker = async () => {
        for (const one of queue) {
          answers.set(
            one,
            await play(protocol, server.ports[one.policy], one.request).catch((error) => ({ error })),
          );
        }
      };
      await Promise.all(Array.from({ length: 8 }, worker));
    }

    for (const one of playable) {
      const why = reasonNot(one);
      const other = of(otherwise, one);
      test.skipIf(why)(why || other ? `${one.name} (${why ?? other.why})` : one.name, () => {
        const answer = answers.get(one);
        if (answer.error) throw answer.error;
        check(answer, other ? { ...one, want: other.want(one.want) } : one);
      });
    }
  });
}
