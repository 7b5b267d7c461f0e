import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { cases } from '../cases/index.js';
import { policies } from '../policies.js';
import { revive } from '../servers/revive.js';

const policyOf = (name) => createCors(revive(policies[name])).policy;
const isSaid = (name) => !policies[name].allowOriginIf && !policies[name].debug;

/** What no configuration can say, and every target has to refuse. */
export const unsaid = Object.keys(policies).filter((name) => !isSaid(name));

/** The policies that a proxy answers for; what they narrow is said by the target, and each case holds it against it. */
export const said = Object.keys(policies).filter(isSaid);

/** The cases of policies that no file can say. */
export const notSaid = Object.fromEntries(
  cases.filter(({ policy }) => !isSaid(policy)).map(({ name }) => [name, 'only a server can say it']),
);

/** A policy's files, each with a name of its own, so that all of them fit into one proxy. */
export const emitted = (target, name, options = {}) =>
  emit(policyOf(name), target, {
    allowGaps: true,
    name: `p${Object.keys(policies).indexOf(name)}`,
    ...options,
  });
