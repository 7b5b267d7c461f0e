import { mkdirSync, rmSync } from 'node:fs';
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { cases } from '../cases/index.js';
import { startUpstream } from '../edge/upstream.js';
import { policies } from '../policies.js';
import { E2E } from '../runners/run.js';
import { revive } from '../servers/revive.js';

export const policyOf = (options) => createCors(revive(options), { env: {} }).policy;

/** The first file that is emitted. Gaps narrow, if they do anything; which cases they change is said per target. */
export const textOf = (policy, target) => emit(policy, target, { allowGaps: true }).files[0].text;

/** A folder for a proxy's configuration, empty. */
export function freshFolder(name) {
  const folder = `${E2E}proxies/${name}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Starts a proxy with the policies of the conformance cases in front of an origin that knows nothing of them. */
export const starterOf = (target, startProxy) => async (command) => {
  const upstream = await startUpstream();
  const texts = new Map(
    Object.entries(policies).map(([name, options]) => [name, textOf(policyOf(options), target)]),
  );
  const proxy = await startProxy(command, freshFolder(target), texts, upstream.port);
  return {
    ports: proxy.ports,
    stop() {
      proxy.stop();
      upstream.stop();
    },
  };
};

const because = (reason, is) => Object.fromEntries(cases.filter(is).map(({ name }) => [name, reason]));

/** What no proxy can do: it asks no function, and has no reasons to tell. */
export const gaps = {
  ...because('cannot-ask-function', ({ policy }) => policies[policy].allowOriginIf),
  ...because('cannot-tell-reasons', ({ want }) => want.reasons),
};
