import { parser } from '@lezer/python';
import type { Found, Scope, Value } from '../value.js';
import { evaluate } from './evaluate.js';
import { type Names, namesOf } from './names.js';
import { argumentsOf, children, nodesOf, type SyntaxNode } from './syntax.js';

/**
 * Every use of Starlette's `CORSMiddleware`, which FastAPI's is, in a file of Python: `app.add_middleware(CORSMiddleware,
 * ...)`, `Middleware(CORSMiddleware, ...)` and `CORSMiddleware(app, ...)`.
 */
export function findInPython(text: string): readonly Found[] {
  const module = parser.parse(text).topNode;
  const names = namesOf(module, text);
  const aliases = aliasesOf(module, names);
  const isMiddleware = (node: SyntaxNode | null | undefined): boolean =>
    Boolean(node && aliases.has(names.textOf(node).split('.').at(-1) as string));
  const found: Found[] = [];
  for (const node of nodesOf(module)) {
    if (node.name !== 'CallExpression') continue;
    const callee = node.firstChild;
    const called = callee ? names.textOf(callee) : '';
    const { positional, named, spread } = argumentsOf(node, names.textOf);
    const isAdded = /(^|\.)(add_middleware|Middleware)$/.test(called);
    if (!(isAdded && isMiddleware(positional[0] ?? named.get('middleware_class'))) && !isMiddleware(callee))
      continue;
    const options = new Map<string, Value>();
    const opaque: Value[] = [];
    for (const each of spread) {
      const value = evaluate(each, names);
      if (value.kind !== 'record') opaque.push(value);
      else for (const [name, of] of value.entries) options.set(name, of);
    }
    for (const [name, each] of named) options.set(name, evaluate(each, names));
    found.push({
      peer: 'CORSMiddleware',
      place: names.placeOf(node),
      options,
      opaque,
      scope: scopeOf(called, module, names),
    });
  }
  return found;
}

/** The names of the class: its own, and what `import ... as` calls it. */
function aliasesOf(module: SyntaxNode, names: Names): ReadonlySet<string> {
  const aliases = new Set(['CORSMiddleware']);
  for (const node of nodesOf(module)) {
    if (node.name !== 'ImportStatement') continue;
    const parts = children(node);
    parts.forEach((part, i) => {
      if (names.textOf(part) === 'CORSMiddleware' && parts[i + 1]?.name === 'as' && parts[i + 2]) {
        aliases.add(names.textOf(parts[i + 2] as SyntaxNode));
      }
    });
  }
  return aliases;
}

/** The path that an application is mounted on in another one, where that is in the file. */
function scopeOf(called: string, module: SyntaxNode, names: Names): Scope | undefined {
  const owner = called.replace(/\.add_middleware$/, '');
  for (const node of nodesOf(module)) {
    if (node.name !== 'CallExpression' || !node.firstChild) continue;
    if (!names.textOf(node.firstChild).endsWith('.mount')) continue;
    const { positional, named } = argumentsOf(node, names.textOf);
    const app = positional[1] ?? named.get('app');
    if (!app || names.textOf(app) !== owner) continue;
    const path = positional[0] ?? named.get('path');
    const value = path && evaluate(path, names);
    const route = value?.kind === 'text' ? value.value.replace(/\/$/, '') : '';
    return /^(\/[\w.~-]+)+$/.test(route)
      ? { route: `${route as `/${string}`}/*` }
      : { text: value?.text ?? owner };
  }
  return undefined;
}
