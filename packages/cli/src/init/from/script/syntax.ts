/** As much of Babel's nodes as is looked at. */
export interface Syntax {
  readonly type: string;
  readonly start?: number | null;
  readonly end?: number | null;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } } | null;
  readonly [name: string]: unknown;
}

export const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';

export const at = (node: Syntax, name: string): Syntax | undefined => {
  const child = node[name];
  return isSyntax(child) ? child : undefined;
};

export const list = (node: Syntax, name: string): readonly Syntax[] => {
  const children = node[name];
  return Array.isArray(children) ? children.filter(isSyntax) : [];
};

/** Every node below one, and itself, in the order of the text. */
export function* nodesOf(node: Syntax): Generator<Syntax> {
  yield node;
  for (const [name, value] of Object.entries(node)) {
    if (name === 'loc' || name.endsWith('Comments')) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isSyntax(child)) yield* nodesOf(child);
  }
}

/** The name of the method that a call is of, whatever it is called on. */
export function methodOf(call: Syntax): string | undefined {
  const callee = at(call, 'callee');
  if (callee?.type !== 'MemberExpression' && callee?.type !== 'OptionalMemberExpression') return undefined;
  const property = at(callee, 'property');
  return property?.type === 'Identifier' && callee['computed'] !== true
    ? String(property['name'])
    : undefined;
}

/** `a.b`, `process.env.X`, `a['b']` -> its names; undefined for what is no such chain. */
export function chain(node: Syntax | undefined): readonly string[] | undefined {
  if (!node) return undefined;
  if (node.type === 'Identifier') return [String(node['name'])];
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined;
  const before = chain(at(node, 'object'));
  const property = at(node, 'property');
  const name =
    property?.type === 'Identifier' && node['computed'] !== true
      ? String(property['name'])
      : property?.type === 'StringLiteral'
        ? String(property['value'])
        : undefined;
  return before && name !== undefined ? [...before, name] : undefined;
}
