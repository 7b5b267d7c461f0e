import type { Value } from '../value.js';
import type { Names } from './names.js';
import { at, chain, list, methodOf, nodesOf, type Syntax } from './syntax.js';

/** As deep as a configuration goes; a name that leads back to itself is deeper. */
const MAX_DEPTH = 30;

/** What an expression is, without running it. */
export function evaluate(node: Syntax, names: Names, depth = 0): Value {
  const base = { place: names.placeOf(node), text: names.textOf(node) };
  const unknown = (why: string): Value => ({ ...base, kind: 'unknown', why });
  if (depth > MAX_DEPTH) return unknown('leads back to itself');
  const inner = (child: Syntax | undefined): Value =>
    child ? evaluate(child, names, depth + 1) : unknown('is not there');

  switch (node.type) {
    case 'StringLiteral':
      return { ...base, kind: 'text', value: String(node['value']) };
    case 'NumericLiteral':
      return { ...base, kind: 'number', value: Number(node['value']) };
    case 'BooleanLiteral':
      return { ...base, kind: 'boolean', value: node['value'] === true };
    case 'NullLiteral':
      return { ...base, kind: 'nothing' };
    case 'RegExpLiteral':
      return { ...base, kind: 'regex', source: String(node['pattern']), flags: String(node['flags']) };
    case 'TemplateLiteral':
      return template(node, inner, base);
    case 'ArrayExpression':
      return { ...base, kind: 'list', items: list(node, 'elements').flatMap((each) => spread(each, inner)) };
    case 'ObjectExpression':
      return record(node, names, inner, base);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ObjectMethod':
      return { ...base, kind: 'function', lists: listsIn(node, names, depth) };
    case 'UnaryExpression': {
      const of = inner(at(node, 'argument'));
      if (of.kind === 'number' && node['operator'] === '-')
        return { ...base, kind: 'number', value: -of.value };
      if (of.kind === 'boolean' && node['operator'] === '!')
        return { ...base, kind: 'boolean', value: !of.value };
      return unknown('is computed');
    }
    case 'BinaryExpression':
      return binary(node, inner, base);
    case 'LogicalExpression':
      return logical(node, inner, base);
    case 'ConditionalExpression':
      return conditional(node, inner, base);
    case 'Identifier':
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return named(node, names, inner, base, depth);
    case 'NewExpression':
    case 'CallExpression':
    case 'OptionalCallExpression':
      return call(node, inner, base);
    case 'ParenthesizedExpression':
      return inner(at(node, 'expression'));
    default:
      if (/^TS.*Expression$/.test(node.type)) return inner(at(node, 'expression'));
      return unknown('is computed');
  }
}

type Base = Pick<Value, 'place' | 'text'>;
type Inner = (node: Syntax | undefined) => Value;

/** `...list` -> its items; what is not known stays one item, which says so. */
function spread(node: Syntax, inner: Inner): readonly Value[] {
  if (node.type !== 'SpreadElement') return [inner(node)];
  const value = inner(at(node, 'argument'));
  return value.kind === 'list' ? value.items : [value];
}

function template(node: Syntax, inner: Inner, base: Base): Value {
  const parts = list(node, 'expressions').map(inner);
  if (!parts.every((part) => part.kind === 'text' || part.kind === 'number')) {
    return { ...base, kind: 'unknown', why: 'is put together when the server runs' };
  }
  const texts = list(node, 'quasis').map((each) => (each['value'] as { cooked?: string }).cooked ?? '');
  const value = texts
    .map((text, i) => text + (parts[i] && 'value' in parts[i] ? parts[i].value : ''))
    .join('');
  return { ...base, kind: 'text', value };
}

function record(node: Syntax, names: Names, inner: Inner, base: Base): Value {
  const entries = new Map<string, Value>();
  const rest: Value[] = [];
  for (const property of list(node, 'properties')) {
    if (property.type === 'SpreadElement') {
      const value = inner(at(property, 'argument'));
      if (value.kind !== 'record') rest.push(value);
      else {
        for (const [key, each] of value.entries) entries.set(key, each);
        rest.push(...value.rest);
      }
      continue;
    }
    const key = at(property, 'key');
    const name =
      key?.type === 'Identifier' && property['computed'] !== true
        ? String(key['name'])
        : key && inner(key).kind === 'text'
          ? (inner(key) as { value: string }).value
          : undefined;
    const value = inner(property.type === 'ObjectMethod' ? property : at(property, 'value'));
    if (name === undefined) rest.push({ ...value, kind: 'unknown', why: 'has a computed name' });
    // An option that is undefined is one that is not said, to every one of the peers that spreads.
    else entries.set(name, { ...value, place: names.placeOf(property) });
  }
  return { ...base, kind: 'record', entries, rest };
}

function binary(node: Syntax, inner: Inner, base: Base): Value {
  const [left, right] = [inner(at(node, 'left')), inner(at(node, 'right'))];
  if (left.kind === 'text' && right.kind === 'text' && node['operator'] === '+') {
    return { ...base, kind: 'text', value: left.value + right.value };
  }
  if (left.kind === 'number' && right.kind === 'number') {
    if (node['operator'] === '*') return { ...base, kind: 'number', value: left.value * right.value };
    if (node['operator'] === '+') return { ...base, kind: 'number', value: left.value + right.value };
  }
  return { ...base, kind: 'unknown', why: 'is computed' };
}

/** `process.env.X || 'https://...'` */
function logical(node: Syntax, inner: Inner, base: Base): Value {
  const [left, right] = [inner(at(node, 'left')), inner(at(node, 'right'))];
  if (left.kind === 'variable' && node['operator'] !== '&&') {
    return { ...base, kind: 'variable', name: left.name, fallback: right };
  }
  return { ...base, kind: 'unknown', why: 'is chosen when the server runs' };
}

/** `process.env.NODE_ENV === 'production' ? a : b`, either way round. */
function conditional(node: Syntax, inner: Inner, base: Base): Value {
  const test = at(node, 'test');
  const sides = test ? [at(test, 'left'), at(test, 'right')] : [];
  const isNodeEnv = sides.some((side) => chain(side)?.join('.') === 'process.env.NODE_ENV');
  const name = sides.find((side) => side?.type === 'StringLiteral')?.['value'];
  const operator = String(test?.['operator'] ?? '');
  const [yes, no] = [inner(at(node, 'consequent')), inner(at(node, 'alternate'))];
  const asked = test ? inner(test) : undefined;
  // `process.env.X ? process.env.X.split(',') : [...]`
  if (asked?.kind === 'variable' && yes.kind === 'variable' && yes.name === asked.name) {
    return { ...yes, ...base, fallback: no };
  }
  if (isNodeEnv && name === 'production' && /^[!=]==?$/.test(operator)) {
    const [production, otherwise] = operator.startsWith('!') ? [no, yes] : [yes, no];
    return { ...base, kind: 'choice', production, otherwise };
  }
  return { ...base, kind: 'unknown', why: 'is chosen when the server runs' };
}

function named(node: Syntax, names: Names, inner: Inner, base: Base, depth: number): Value {
  const path = chain(node);
  if (path?.[0] === 'process' && path[1] === 'env' && path[2]) {
    return { ...base, kind: 'variable', name: path[2], fallback: undefined };
  }
  if (path?.length === 1 && path[0] === 'undefined') return { ...base, kind: 'nothing' };
  if (path?.length === 1) {
    const known = names.find(path[0] as string);
    if (typeof known === 'string') return { ...base, kind: 'unknown', why: known };
    const value = evaluate(known, names, depth + 1);
    // It is told by its name, at the place where it stands.
    return withAdded({ ...value, text: base.text }, names.added(path[0] as string), names);
  }
  const owner = at(node, 'object');
  const name = path?.at(-1);
  const value = owner && name !== undefined ? inner(owner) : undefined;
  const member =
    value?.kind === 'record' && value.rest.length === 0 ? value.entries.get(name as string) : undefined;
  return member ?? { ...base, kind: 'unknown', why: 'comes from elsewhere' };
}

/** What is added further down may be added or not: it is one item more, which says so. */
function withAdded(value: Value, added: readonly Syntax[], names: Names): Value {
  if (added.length === 0 || value.kind !== 'list') return value;
  const items = added.map(
    (call): Value => ({
      place: names.placeOf(call),
      text: names.textOf(call),
      kind: 'unknown',
      why: 'adds to the list when the server runs',
    }),
  );
  return { ...value, items: [...value.items, ...items] };
}

/** `new RegExp('...')`, `'a,b'.split(',')`, `new Set([...])`; any other call is not made. */
function call(node: Syntax, inner: Inner, base: Base): Value {
  const callee = at(node, 'callee');
  const args = list(node, 'arguments');
  const name = methodOf(node) ?? chain(callee)?.at(-1);
  if (name === 'RegExp' && args[0]) {
    const [source, flags] = args.map(inner);
    if (source?.kind === 'regex' && !flags)
      return { ...base, kind: 'regex', source: source.source, flags: source.flags };
    if (source?.kind === 'text' && (!flags || flags.kind === 'text')) {
      return { ...base, kind: 'regex', source: source.value, flags: flags?.value ?? '' };
    }
  }
  if (node.type === 'NewExpression' && name === 'Set' && args[0]) {
    const value = inner(args[0]);
    if (value.kind === 'list') return value;
  }
  const owner = callee && at(callee, 'object');
  if (owner && name === 'split') {
    const value = inner(owner);
    const separator = args[0] ? inner(args[0]) : undefined;
    if (value.kind === 'variable') return { ...value, ...base };
    if (value.kind === 'text' && separator?.kind === 'text') {
      const parts = value.value.split(separator.value);
      return { ...base, kind: 'list', items: parts.map((part) => ({ ...base, kind: 'text', value: part })) };
    }
  }
  if (owner && (name === 'map' || name === 'filter')) {
    // `.split(',').map((s) => s.trim())` of a variable is that variable still, and `[...].filter(Boolean)` that list.
    const value = inner(owner);
    if (value.kind === 'variable') return { ...value, ...base };
    if (value.kind === 'list' && name === 'filter' && chain(args[0])?.[0] === 'Boolean') return value;
  }
  return { ...base, kind: 'unknown', why: 'is computed when the server runs' };
}

/** The lists of texts by whose names a function looks something up. */
function listsIn(node: Syntax, names: Names, depth: number): readonly (readonly string[])[] {
  if (depth > 0 && depth > MAX_DEPTH / 2) return [];
  const found = new Map<string, readonly string[]>();
  for (const each of nodesOf(node)) {
    if (each.type !== 'Identifier') continue;
    const name = String(each['name']);
    const known = found.has(name) ? 'known' : names.find(name);
    if (typeof known === 'string' || known === node) continue;
    const value = evaluate(known, names, MAX_DEPTH / 2 + 1);
    if (value.kind !== 'list') continue;
    const texts = value.items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
    if (texts.length > 0) found.set(name, texts);
  }
  return [...found.values()];
}
