import type { Place } from '../../../config/policy-file.js';
import { children, nodesOf, type SyntaxNode } from './syntax.js';

/** What the names of a file stand for. */
export interface Names {
  /** What a name was given, once and for all; else why that is not known, in words that follow "which". */
  find(name: string): SyntaxNode | string;
  /** What is added to it further down, perhaps only sometimes. */
  added(name: string): readonly SyntaxNode[];
  placeOf(node: SyntaxNode): Place;
  textOf(node: SyntaxNode): string;
}

/** What takes from a list would leave more in ours than there was; what adds makes ours narrower, which is told. */
const TAKES = /^(remove|pop|clear|update|discard|setdefault)$/;
const ADDS = /^(append|extend|insert|add)$/;

/** Reads every assignment. Scopes are not told apart: a name that is assigned twice is not known. */
export function namesOf(module: SyntaxNode, text: string): Names {
  const textOf = ({ from, to }: SyntaxNode): string => text.slice(from, to);
  const given = new Map<string, SyntaxNode>();
  const unsure = new Map<string, string>();
  const added = new Map<string, SyntaxNode[]>();
  const add = (name: string, node: SyntaxNode): void => {
    added.set(name, [...(added.get(name) ?? []), node]);
  };
  for (const node of nodesOf(module)) {
    if (node.name === 'AssignStatement') {
      const parts = children(node);
      const target = parts[0];
      const value = parts.at(-1);
      const isOne = parts.filter(({ name }) => name === 'AssignOp').length === 1;
      if (!target || !value || target === value) continue;
      const name = textOf(target.name === 'MemberExpression' ? (children(target)[0] ?? target) : target);
      // `settings.origins = [...]` changes what settings is.
      if (target.name !== 'VariableName' || !isOne) unsure.set(name, 'is assigned in parts');
      else if (given.has(name)) unsure.set(name, 'is assigned more than once');
      else given.set(name, value);
    } else if (node.name === 'UpdateStatement' && node.firstChild) {
      if (/^[\w.]+\s*\+=/.test(textOf(node))) add(textOf(node.firstChild), node);
      else unsure.set(textOf(node.firstChild), 'is changed after it was assigned');
    } else if (node.name === 'CallExpression' && node.firstChild?.name === 'MemberExpression') {
      const { firstChild: owner, lastChild: property } = node.firstChild;
      const method = property ? textOf(property) : '';
      if (owner && TAKES.test(method)) unsure.set(textOf(owner), 'is changed after it was assigned');
      if (owner && ADDS.test(method)) add(textOf(owner), node);
    } else if (node.name === 'ParamList') {
      for (const parameter of children(node)) {
        if (parameter.name === 'VariableName')
          unsure.set(textOf(parameter), 'is also the name of a parameter');
      }
    }
  }
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    find: (name) => unsure.get(name) ?? given.get(name) ?? 'comes from elsewhere',
    added: (name) => added.get(name) ?? [],
    placeOf({ from }) {
      let line = starts.findIndex((start) => start > from);
      if (line < 0) line = starts.length;
      return { line, column: from - (starts[line - 1] as number) + 1 };
    },
    textOf,
  };
}
