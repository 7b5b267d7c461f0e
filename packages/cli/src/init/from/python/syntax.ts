import type { parser } from '@lezer/python';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** The children that say something: no brackets, commas or comments. */
export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!/^([()[\]{},;:]|Comment)$/.test(child.name)) found.push(child);
  }
  return found;
}

/** Every node below one, and itself, in the order of the text. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (let child = node.firstChild; child; child = child.nextSibling) yield* nodesOf(child);
}

/** The arguments of a call: those without a name, those with one, and what is spread with `**`. */
export interface Arguments {
  readonly positional: readonly SyntaxNode[];
  readonly named: ReadonlyMap<string, SyntaxNode>;
  readonly spread: readonly SyntaxNode[];
}

export function argumentsOf(call: SyntaxNode, textOf: (node: SyntaxNode) => string): Arguments {
  const positional: SyntaxNode[] = [];
  const named = new Map<string, SyntaxNode>();
  const spread: SyntaxNode[] = [];
  const argList = call.getChild('ArgList');
  const parts = argList ? children(argList) : [];
  for (let i = 0; i < parts.length; i++) {
    const [part, next, after] = [parts[i] as SyntaxNode, parts[i + 1], parts[i + 2]];
    if (part.name === '**' || part.name === '*') {
      if (next) spread.push(next);
      i += 1;
    } else if (part.name === 'VariableName' && next?.name === 'AssignOp' && after) {
      named.set(textOf(part), after);
      i += 2;
    } else positional.push(part);
  }
  return { positional, named, spread };
}
