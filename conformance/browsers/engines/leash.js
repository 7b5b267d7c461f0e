// A process that does not outlive its keeper, its children included.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Waits for the end of its input, which comes also when the keeper is killed, then ends the group and its folder.
 * The group's last writes may race with the first `rm`.
 */
const LEASH = 'read _; kill -9 "-$1" 2>/dev/null; rm -rf "$2" 2>/dev/null || { sleep 0.2; rm -rf "$2"; }';

/** The first of the places that exists; a bare name is looked up in the PATH. */
export function find(...places) {
  const path = (process.env.PATH ?? '').split(delimiter);
  const candidates = places.flatMap((place) =>
    place.includes('/') ? [place] : path.map((folder) => join(folder, place)),
  );
  return candidates.find((place) => existsSync(place));
}

/** A folder for a profile, which `leash` removes, and the environment in which nothing is written elsewhere. */
export function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), 'fullcors-engine-'));
  const places = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'];
  return { folder, env: { ...process.env, ...Object.fromEntries(places.map((place) => [place, folder])) } };
}

/**
 * Ties a process group to this process. What it returns ends the group and waits until it has.
 * @param {import('node:child_process').ChildProcess} child leads its group: it was spawned `detached`
 */
export function leash(child, folder) {
  const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  const leash = spawn('sh', ['-c', LEASH, 'leash', String(child.pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const released = once(leash, 'exit');
  return async () => {
    leash.stdin.end();
    await Promise.all([released, exited]);
  };
}

/** Spawns a command on a leash, with a home of its own. */
export async function spawnLeashed(command, args, { env = {}, stdio }) {
  const home = makeHome();
  const child = spawn(command, args, { detached: true, stdio, env: { ...home.env, ...env } });
  if (child.pid === undefined) {
    rmSync(home.folder, { recursive: true });
    const [error] = await once(child, 'error');
    throw error;
  }
  return { child, end: leash(child, home.folder) };
}
