import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { cases } from '../cases/index.js';
import { policies } from '../policies.js';
import { startUpstream } from '../proxies/upstream.js';
import { E2E } from '../runners/run.js';
import { revive } from '../servers/revive.js';

/** An edge runs the runtime itself, so only a function cannot be said. */
const isSaid = (name) => !policies[name].allowOriginIf;

/** The cases of policies that no file can say. */
export const notSaid = Object.fromEntries(
  cases.filter(({ policy }) => !isSaid(policy)).map(({ name }) => [name, 'only a server can ask a function']),
);

/** Name -> options, of the policies that can be said. */
export const said = Object.fromEntries(Object.entries(policies).filter(([name]) => isSaid(name)));

/** Each policy's file in a folder of its own beside the packed packages: [name, path]. */
export function writeEmitted(target, options, folder) {
  rmSync(folder, { recursive: true, force: true });
  return Object.entries(options).map(([name, one]) => {
    const [file] = emit(createCors(revive(one), { env: {} }).policy, target).files;
    const path = join(folder, name, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text);
    return [name, path];
  });
}

/** A folder beside the packed packages, so that what stands in it finds them. */
export const edgeFolder = (name) => `${E2E}edge/${name}/`;

/** What starts an edge in front of an origin, with the policies of the conformance cases. */
export const inFrontOfUpstream = (startEdge) => async (command) => {
  const upstream = await startUpstream();
  try {
    const edge = await startEdge(command, said, upstream.port);
    return {
      ports: edge.ports,
      stop() {
        edge.stop();
        upstream.stop();
      },
    };
  } catch (error) {
    upstream.stop();
    throw error;
  }
};
