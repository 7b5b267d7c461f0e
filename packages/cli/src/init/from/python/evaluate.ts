import type { Value } from '../value.js';
import type { Names } from './names.js';
import { stringOf } from './strings.js';
import { argumentsOf, children, type SyntaxNode } from './syntax.js';

/** As deep as a configuration goes; a name that leads back to itself is deeper. */
const MAX_DEPTH = 30;

/** What an expression is, without running it. */
export function evaluate(node: SyntaxNode, names: Names, depth = 0): Value {
  const base = { place: names.placeOf(node), text: names.textOf(node) };
  const unknown = (why: string): Value => ({ ...base, kind: 'unknown', why });
  if (depth > MAX_DEPTH) return unknown('leads back to itself');
  const inner = (child: SyntaxNode): Value => evaluate(child, names, depth + 1);

  switch (node.name) {
    case 'String':
    case 'ContinuedString': {
      const value = stringOf(node, names.textOf);
      return value === undefined ? unknown('is spelt with escapes') : { ...base, kind: 'text', value };
    }
    case 'Number': {
      const value = Number(base.text.replaceAll('_', ''));
      return Number.isNaN(value) ? unknown('is no number that is read') : { ...base, kind: 'number', value };
    }
    case 'Boolean':
      return { ...base, kind: 'boolean', value: base.text === 'True' };
    case 'None':
      return { ...base, kind: 'nothing' };
    case 'FormatString':
      return unknown('is put together when the server runs');
    case 'ParenthesizedExpression': {
      const [only] = children(node);
      return only ? { ...inner(only), text: base.text } : unknown('is not there');
    }
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return { ...base, kind: 'list', items: itemsOf(node, inner) };
    case 'DictionaryExpression':
      return dictionary(node, inner, base);
    case 'UnaryExpression': {
      const operand = children(node).at(-1);
      const of = operand && inner(operand);
      return of?.kind === 'number' && base.text.startsWith('-')
        ? { ...base, kind: 'number', value: -of.value }
        : unknown('is computed');
    }
    case 'BinaryExpression':
      return binary(node, inner, base);
    case 'VariableName': {
      const known = names.find(base.text);
      if (typeof known === 'string') return unknown(known);
      return withAdded({ ...inner(known), text: base.text }, names.added(base.text), names);
    }
    case 'CallExpression':
      return call(node, names, inner, base);
    case 'MemberExpression':
      return subscript(node, inner, base);
    case 'LambdaExpression':
      return { ...base, kind: 'function', lists: [] };
    case 'ConditionalExpression':
      return conditional(node, inner, base);
    case 'ArrayComprehensionExpression':
    case 'SetComprehensionExpression':
      return comprehension(node, inner, base);
    default:
      return unknown('is computed when the server runs');
  }
}

type Base = Pick<Value, 'place' | 'text'>;
type Inner = (node: SyntaxNode) => Value;

/** `[a, *more]`; what is not known stays one item, which says so. */
function itemsOf(node: SyntaxNode, inner: Inner): readonly Value[] {
  const parts = children(node);
  return parts.flatMap((part, i) => {
    if (part.name === '*') return [];
    const value = inner(part);
    return parts[i - 1]?.name === '*' && value.kind === 'list' ? value.items : [value];
  });
}

/** What is added further down may be added or not: it is one item more, which says so. */
function withAdded(value: Value, added: readonly SyntaxNode[], names: Names): Value {
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

function dictionary(node: SyntaxNode, inner: Inner, base: Base): Value {
  const entries = new Map<string, Value>();
  const rest: Value[] = [];
  const parts = children(node);
  for (let i = 0; i < parts.length; i += 2) {
    const [key, value] = [parts[i] as SyntaxNode, parts[i + 1]];
    if (!value) break;
    if (key.name === '**') {
      const more = inner(value);
      if (more.kind !== 'record') rest.push(more);
      else for (const [name, each] of more.entries) entries.set(name, each);
      continue;
    }
    const name = inner(key);
    if (name.kind === 'text') entries.set(name.value, inner(value));
    else rest.push(name);
  }
  return { ...base, kind: 'record', entries, rest };
}

/** Lists and texts that are joined with `+`. */
function binary(node: SyntaxNode, inner: Inner, base: Base): Value {
  const [left, operator, right] = children(node);
  const [a, b] = [left && inner(left), right && inner(right)];
  const isSum = operator?.name === 'ArithOp' && base.text.includes('+');
  if (isSum && a?.kind === 'text' && b?.kind === 'text')
    return { ...base, kind: 'text', value: a.value + b.value };
  if (isSum && a && b && (a.kind === 'list' || b.kind === 'list')) {
    // What is not known of the sum stays in it as one item, which says so.
    const items = [a, b].flatMap((each) => (each.kind === 'list' ? each.items : [each]));
    return { ...base, kind: 'list', items };
  }
  if (operator?.name === 'ArithOp' && a?.kind === 'number' && b?.kind === 'number') {
    if (/^[^+]*\*[^*]*$/.test(base.text)) return { ...base, kind: 'number', value: a.value * b.value };
  }
  if (operator?.name === 'or' && a?.kind === 'variable' && b) {
    return { ...base, kind: 'variable', name: a.name, fallback: b };
  }
  return { ...base, kind: 'unknown', why: 'is computed when the server runs' };
}

/** `os.getenv("X").split(",") if os.getenv("X") else [...]` */
function conditional(node: SyntaxNode, inner: Inner, base: Base): Value {
  const [yes, , asked, , no] = children(node).map((part) =>
    /^(if|else)$/.test(part.name) ? undefined : inner(part),
  );
  if (yes?.kind === 'variable' && asked?.kind === 'variable' && yes.name === asked.name && no) {
    return { ...yes, ...base, fallback: no };
  }
  return { ...base, kind: 'unknown', why: 'is chosen when the server runs' };
}

/** `[o.strip() for o in os.getenv("X").split(",")]` is that variable still. */
function comprehension(node: SyntaxNode, inner: Inner, base: Base): Value {
  const parts = children(node);
  const over = parts[parts.findIndex(({ name }) => name === 'in') + 1];
  const value = over && inner(over);
  return value?.kind === 'variable'
    ? { ...value, ...base }
    : { ...base, kind: 'unknown', why: 'is computed when the server runs' };
}

/** `os.getenv("X", "default")`, `os.environ.get("X")`, and either of them `.split(",")`; `list([...])`. */
function call(node: SyntaxNode, names: Names, inner: Inner, base: Base): Value {
  const callee = node.firstChild;
  const { positional, named } = argumentsOf(node, names.textOf);
  const path = callee ? names.textOf(callee).replace(/\s+/g, '') : '';
  if (/^(os\.)?(getenv|environ\.get)$/.test(path) && positional[0]) {
    const name = inner(positional[0]);
    const fallback = positional[1] ?? named.get('default');
    if (name.kind === 'text') {
      return { ...base, kind: 'variable', name: name.value, fallback: fallback && inner(fallback) };
    }
  }
  if (/^(list|tuple|set|frozenset)$/.test(path) && positional[0]) {
    const value = inner(positional[0]);
    if (value.kind === 'list') return value;
  }
  if (callee?.name === 'MemberExpression' && callee.firstChild && /\.split$/.test(path)) {
    const value = inner(callee.firstChild);
    if (value.kind === 'variable') return { ...value, ...base };
    const separator = positional[0] && inner(positional[0]);
    if (value.kind === 'text' && separator?.kind === 'text') {
      const parts = value.value.split(separator.value);
      return { ...base, kind: 'list', items: parts.map((part) => ({ ...base, kind: 'text', value: part })) };
    }
  }
  return { ...base, kind: 'unknown', why: 'is computed when the server runs' };
}

/** `os.environ["X"]`, and an entry of a dictionary that is known. */
function subscript(node: SyntaxNode, inner: Inner, base: Base): Value {
  const [owner, key] = [node.firstChild, node.lastChild?.prevSibling];
  const isSubscript = base.text.endsWith(']');
  if (!isSubscript || !owner || !key) return { ...base, kind: 'unknown', why: 'comes from elsewhere' };
  const name = inner(key);
  if (/^(os\.)?environ\s*\[/.test(base.text) && name.kind === 'text') {
    return { ...base, kind: 'variable', name: name.value, fallback: undefined };
  }
  const value = inner(owner);
  const member = value.kind === 'record' && name.kind === 'text' ? value.entries.get(name.value) : undefined;
  return member ?? { ...base, kind: 'unknown', why: 'comes from elsewhere' };
}
