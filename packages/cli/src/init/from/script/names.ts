import type { Place } from '../../../config/policy-file.js';
import { at, chain, list, nodesOf, type Syntax } from './syntax.js';

/** What the names of a file stand for. */
export interface Names {
  /** What a name was given, once and for all; else why that is not known, in words that follow "which". */
  find(name: string): Syntax | string;
  /** What is added to it further down, perhaps only sometimes. */
  added(name: string): readonly Syntax[];
  placeOf(node: Syntax): Place;
  textOf(node: Syntax): string;
}

/** What takes from a list would leave more in ours than there was; what adds makes ours narrower, which is told. */
const TAKES = /^(splice|pop|shift|fill|copyWithin|delete|clear|set)$/;
const ADDS = /^(push|unshift|add)$/;

/** Reads every declaration. Scopes are not told apart: a name that is declared twice is not known. */
export function namesOf(program: Syntax, text: string): Names {
  const given = new Map<string, Syntax>();
  const unsure = new Map<string, string>();
  const parameters = new Set<unknown>();
  const added = new Map<string, Syntax[]>();
  const give = (name: unknown, value: Syntax): void => {
    if (typeof name !== 'string') return;
    if (given.has(name)) unsure.set(name, 'is declared more than once');
    given.set(name, value);
  };
  for (const node of nodesOf(program)) {
    for (const parameter of list(node, 'params')) parameters.add(parameter['name']);
    if (node.type === 'VariableDeclarator') {
      const value = at(node, 'init');
      if (value) give(at(node, 'id')?.['name'], value);
    } else if (node.type === 'FunctionDeclaration') give(at(node, 'id')?.['name'], node);
    else if (node.type === 'AssignmentExpression') {
      const [name] = chain(at(node, 'left')) ?? [];
      if (name) unsure.set(name, 'is changed after it was declared');
    } else if (node.type === 'CallExpression') {
      const path = chain(at(node, 'callee'));
      const method = path && path.length > 1 ? (path.at(-1) as string) : '';
      if (path && TAKES.test(method)) unsure.set(path[0] as string, 'is changed after it was declared');
      if (path && ADDS.test(method))
        added.set(path[0] as string, [...(added.get(path[0] as string) ?? []), node]);
      // Object.assign(options, ...) changes its first.
      const [first] = list(node, 'arguments');
      const [name] = chain(first) ?? [];
      if (name && path?.join('.') === 'Object.assign') unsure.set(name, 'is changed after it was declared');
    }
  }
  return {
    find(name) {
      const value = given.get(name);
      if (value && parameters.has(name)) return 'is also the name of a parameter';
      return unsure.get(name) ?? value ?? 'comes from elsewhere';
    },
    added: (name) => added.get(name) ?? [],
    placeOf: ({ loc }) => ({ line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 }),
    textOf: ({ start, end }) => text.slice(start ?? 0, end ?? 0),
  };
}
