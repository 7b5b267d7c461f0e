import { meantMethod } from '../asked.js';
import type { Finding } from '../finding.js';
import { fieldOf, listOf } from '../wire.js';
import {
  type Case,
  grantOrigin,
  grantPreflight,
  isOk,
  requestedHeaders,
  sentence,
  shown,
  spelled,
  statusOf,
} from './case.js';

const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';

/** A list of the server's with one more member, spaced as people write it. */
const listed = (given: string, more: string): string =>
  [...given.split(',').map((member) => member.trim()), more].filter(Boolean).join(', ');

/** The origin is allowed, and the method is not; of the headers it may be known which are not either. */
export function methodRefused(
  refusal: Case,
  headers: readonly string[] = [],
  proof: readonly number[] = [],
): Finding {
  const { asked, at } = refusal;
  const given = fieldOf(at, ALLOW_METHODS);
  const upper = asked.method.toUpperCase();
  const granted = grantOrigin(asked, 'preflight');
  const allowing = (value: string) =>
    isOk(at)
      ? [{ ...granted, set: { ...granted.set, [ALLOW_METHODS]: value } }]
      : [grantPreflight(refusal, headers)];
  const base = { weight: 'blocks', mistake: 'cors', proof: [at.number, ...proof] } as const;
  if (given?.split(',').some((each) => each.trim() === '*') && asked.credentials) {
    return {
      ...base,
      code: 'method-wildcard-with-credentials',
      what: `${ALLOW_METHODS} is *, which does not count for a request with credentials.`,
      why: 'With credentials browsers read * as a method of that name.',
      fix: `name the methods: ${ALLOW_METHODS}: ${asked.method}`,
      changes: allowing(asked.method),
    };
  }
  const isListed = listOf(at, ALLOW_METHODS).includes(asked.method.toLowerCase());
  if (upper !== asked.method && (isListed || meantMethod(asked.method) === upper)) {
    return {
      ...base,
      code: 'method-not-allowed',
      what: `${shown(asked.method)} is not allowed${isListed ? `, ${upper} is` : ''}: methods are case-sensitive.`,
      why: 'Browsers write GET, POST, PUT, DELETE, HEAD and OPTIONS in upper case themselves, and no other method.',
      fix: `write method: '${upper}' in the page`,
      // It is put right in the page: what a server would have to say for it, some cannot.
      changes: [],
      mistake: undefined,
    };
  }
  const value = given && isOk(at) ? listed(given, asked.method) : asked.method;
  return {
    ...base,
    code: 'method-not-allowed',
    what: given
      ? `${asked.method} is not among the allowed methods (${shown(given)}).`
      : `${asked.method} is not allowed${isOk(at) ? '' : `: the preflight is refused with ${statusOf(at)}`}.`,
    why: given
      ? 'The preflight passes as far as the origin goes, and names other methods.'
      : 'The origin alone is allowed; with this method it is not.',
    fix: `add ${asked.method} to the methods that the server allows (${ALLOW_METHODS})`,
    changes: allowing(value),
  };
}

/** The names that an answer does not cover. */
export function missingHeaders({ asked, at, preflight }: Case): readonly string[] {
  const allowed = listOf(at, ALLOW_HEADERS);
  const any = allowed.includes('*') && !asked.credentials;
  return requestedHeaders(preflight)
    .filter((name) => !allowed.includes(name.toLowerCase()) && !(any && name !== 'authorization'))
    .map((name) => spelled(asked, name));
}

/** The origin is allowed, and a header is not. */
export function headersRefused(
  refusal: Case,
  names: readonly string[],
  proof: readonly number[] = [],
): Finding {
  const { asked, at } = refusal;
  const given = fieldOf(at, ALLOW_HEADERS);
  const members = listOf(at, ALLOW_HEADERS);
  const missing = names.map((name) => spelled(asked, name)).join(', ');
  const named = names.length > 0 ? missing : 'a header';
  const all = requestedHeaders(refusal.preflight).map((name) => spelled(asked, name));
  const value = given && isOk(at) && !members.includes('*') ? listed(given, missing) : all.join(', ');
  const granted = grantOrigin(asked, 'preflight');
  const base = {
    weight: 'blocks',
    mistake: 'cors',
    proof: [at.number, ...proof],
    // What is refused by its status has to be answered anew, in whole.
    changes: isOk(at)
      ? [{ ...granted, set: { ...granted.set, [ALLOW_HEADERS]: value } }]
      : [grantPreflight(refusal)],
  } as const;
  if (members.includes('*') && asked.credentials) {
    return {
      ...base,
      code: 'header-wildcard-with-credentials',
      what: `${ALLOW_HEADERS} is *, which does not count for a request with credentials.`,
      why: 'With credentials browsers read * as a header of that name.',
      fix: `name the headers: ${ALLOW_HEADERS}: ${all.join(', ')}`,
    };
  }
  if (members.includes('*')) {
    return {
      ...base,
      code: 'authorization-not-covered',
      what: `${ALLOW_HEADERS} is *, which does not cover Authorization.`,
      why: 'The standard asks for it to be named; some browsers still let it pass, and say that they will not.',
      fix: `name it beside: ${ALLOW_HEADERS}: *, Authorization`,
    };
  }
  const verb = names.length > 1 ? 'are' : 'is';
  return {
    ...base,
    code: 'header-not-allowed',
    what: given
      ? `${sentence(named)} ${verb} not among the allowed headers (${shown(given)}).`
      : `${sentence(named)} ${verb} not allowed${isOk(at) ? '' : `: the preflight is refused with ${statusOf(at)}`}.`,
    why: given
      ? 'Every header that a page adds has to be named; Content-Type as well, where it is JSON.'
      : 'The preflight names no headers that a page may send; each has to be named, Content-Type as well, where it is JSON.',
    fix: `add ${named} to the headers that the server allows (${ALLOW_HEADERS})`,
  };
}

export const listInvalid = (
  refusal: Case,
  code: 'allow-methods-invalid' | 'allow-headers-invalid',
): Finding => {
  const { asked, at, blocked } = refusal;
  const field = code === 'allow-methods-invalid' ? ALLOW_METHODS : ALLOW_HEADERS;
  const all = requestedHeaders(refusal.preflight).map((name) => spelled(asked, name));
  return {
    code,
    weight: 'blocks',
    what: `${field} is ${shown(fieldOf(at, field) ?? '')}, which is no list of ${code === 'allow-methods-invalid' ? 'methods' : 'header names'}.`,
    why: 'Browsers then take the whole preflight for refused.',
    fix: blocked.fix,
    changes: [
      {
        on: 'preflight',
        set: { [field]: code === 'allow-methods-invalid' ? asked.method : all.join(', ') },
      },
    ],
    mistake: 'cors',
    proof: [at.number],
  };
};
