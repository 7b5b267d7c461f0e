import type { CorsRequest } from '../../policy/cors-request.js';
import { deepFreeze } from '../../policy/deep-freeze.js';
import type { Decision } from '../decision.js';
import { isPreflight } from '../preflight.js';
import type { PreparedPolicy } from '../prepare.js';
import { enforcesMethod } from '../request-check.js';
import { Last } from './last.js';

/** None where a predicate, which may say another thing each time, has to be asked. */
export const memoryFor = (policy: PreparedPolicy): Memory | undefined =>
  policy.data.allowOriginIf ? undefined : new Memory(policy);

/**
 * The last two decisions that allowed, one of each kind: most requests of a server come from one page, and ask what the
 * one before has asked. The road not taken is to remember those of a hundred origins: among as many they are seldom in
 * the processor's cache, and to fetch one takes 0.06 of a GET more than to decide anew.
 */
export class Memory {
  readonly #actual = new Last<Decision>(deepFreeze);
  readonly #preflight = new Last<Decision>(deepFreeze);
  readonly #policy: PreparedPolicy;

  constructor(policy: PreparedPolicy) {
    this.#policy = policy;
  }

  /** The decision on a request that has an origin: by `decide(at, request)`, unless the same has been asked twice. */
  recall<T>(at: T, request: CorsRequest, decide: (at: T, request: CorsRequest) => Decision): Decision {
    const asksBefore = isPreflight(request);
    const policy = this.#policy;
    // Under `enforce` the site itself may use a method that is not listed; that it was the site says nothing of the next.
    if (!asksBefore && policy.data.enforce && !enforcesMethod(policy, request.method))
      return decide(at, request);
    const last = asksBefore ? this.#preflight : this.#actual;
    // To whom `*` is answered makes no difference.
    const origin = policy.answersAny ? '*' : request.origin;
    const known = last.find(origin, request);
    if (known) return known;
    const decision = decide(at, request);
    if (decision.allowed) last.keep(origin, request, decision);
    return decision;
  }
}
