import { parse } from '@babel/parser';
import { segmentsOf } from './key-path.js';
import type { Place } from './policy-file.js';

/** As much of Babel's nodes as is looked at. */
interface Syntax {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } } | null;
  readonly [name: string]: unknown;
}

/** Where a key path stands in a policy file of TypeScript or JavaScript, as far as it stands there at all. */
export function locateInScript(text: string, keyPath: string): Place | undefined {
  let program: readonly Syntax[];
  try {
    const file = parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      plugins: ['typescript'],
      allowReturnOutsideFunction: true,
    });
    program = file.program.body as unknown as readonly Syntax[];
  } catch {
    return undefined;
  }
  const known = topLevelValues(program);
  let node = resolved(exported(program), known);
  let found = node;
  for (const segment of segmentsOf(keyPath)) {
    const next = node && member(node, segment, known);
    if (!next) break;
    found = next.at;
    node = resolved(next.value, known);
  }
  const start = found?.loc?.start;
  return start && { line: start.line, column: start.column + 1 };
}

type Known = ReadonlyMap<string, Syntax>;

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';
const at = (node: Syntax, name: string): Syntax | undefined => {
  const child = node[name];
  return isSyntax(child) ? child : undefined;
};
const list = (node: Syntax, name: string): readonly Syntax[] => {
  const children = node[name];
  return Array.isArray(children) ? children.filter(isSyntax) : [];
};

/** `const origins = [...]` at the top level, also where it is exported. */
function topLevelValues(program: readonly Syntax[]): Known {
  const known = new Map<string, Syntax>();
  for (const statement of program) {
    const declaration = at(statement, 'declaration') ?? statement;
    for (const declarator of list(declaration, 'declarations')) {
      const [name, value] = [at(declarator, 'id')?.['name'], at(declarator, 'init')];
      if (typeof name === 'string' && value) known.set(name, value);
    }
  }
  return known;
}

/** `export default ...`, or `module.exports = ...`. */
function exported(program: readonly Syntax[]): Syntax | undefined {
  for (const statement of program) {
    if (statement.type === 'ExportDefaultDeclaration') return at(statement, 'declaration');
    const expression = at(statement, 'expression');
    if (expression?.type === 'AssignmentExpression') {
      const left = at(expression, 'left');
      const name = left && at(left, 'property')?.['name'];
      if (name === 'exports' || name === 'default') return at(expression, 'right');
    }
  }
  return undefined;
}

/** Through names, `defineCors(...)`, `satisfies`, `as const` and parentheses to what stands there. */
function resolved(node: Syntax | undefined, known: Known): Syntax | undefined {
  let here = node;
  for (let i = 0; i < 20 && here; i++) {
    if (here.type === 'Identifier') {
      const value: Syntax | undefined = known.get(String(here['name']));
      if (!value) return here;
      here = value;
    } else if (here.type === 'CallExpression') {
      const [argument] = list(here, 'arguments');
      if (!argument) return here;
      here = argument;
    } else {
      const inner: Syntax | undefined = /^(TS.*Expression|ParenthesizedExpression)$/.test(here.type)
        ? at(here, 'expression')
        : undefined;
      if (!inner) return here;
      here = inner;
    }
  }
  return here;
}

/** What stands under a key or an index; the last of a name wins, as it does at run time. */
function member(
  node: Syntax,
  segment: string | number,
  known: Known,
): { readonly at: Syntax; readonly value: Syntax | undefined } | undefined {
  if (node.type === 'ArrayExpression') {
    const elements = list(node, 'elements');
    // Behind a spread nobody knows the count.
    const spread = elements.findIndex(({ type }) => type === 'SpreadElement');
    const element = elements[Number(segment)];
    return element && (spread < 0 || Number(segment) < spread) ? { at: element, value: element } : undefined;
  }
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of list(node, 'properties').toReversed()) {
    if (property.type === 'SpreadElement') {
      const spread = resolved(at(property, 'argument'), known);
      const inside = spread && member(spread, segment, known);
      if (inside) return inside;
    } else if (nameOf(property) === String(segment)) {
      return { at: property, value: at(property, 'value') ?? property };
    }
  }
  return undefined;
}

function nameOf(property: Syntax): string | undefined {
  const key = at(property, 'key');
  if (!key) return undefined;
  if (key.type === 'Identifier' && property['computed'] !== true) return String(key['name']);
  return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? String(key['value']) : undefined;
}
