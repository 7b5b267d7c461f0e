import { parse } from '@babel/parser';
import type { Place } from '../../../config/policy-file.js';
import { CannotRun } from '../../../exit.js';
import type { Found, Peer, Scope, Value } from '../value.js';
import { evaluate } from './evaluate.js';
import { type Names, namesOf } from './names.js';
import { at, chain, list, methodOf, nodesOf, type Syntax } from './syntax.js';

const PEERS: Readonly<Record<string, Peer>> = {
  cors: 'cors',
  '@fastify/cors': '@fastify/cors',
  '@koa/cors': '@koa/cors',
  'hono/cors': 'hono/cors',
};

/** Every configuration of a CORS middleware in a file of JavaScript or TypeScript. */
export function findInScript(text: string, shown: string): readonly Found[] {
  const program = parsed(text, shown);
  const names = namesOf(program, text);
  const imported = importsOf(program);
  const found: Found[] = [];
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression') continue;
    const callee = at(node, 'callee');
    const args = list(node, 'arguments');
    const peer = peerOf(callee, imported);
    const name = methodOf(node);
    if (peer && peer !== '@fastify/cors') {
      const isPreflight = mountOf(node, program) === 'options';
      found.push({ ...read(peer, node, args[0], names, scopeOf(node, program, names)), isPreflight });
    } else if (name === 'register' && peerOf(args[0], imported) === '@fastify/cors') {
      found.push(read('@fastify/cors', node, args[1], names, undefined));
    } else if (name === 'enableCors') {
      // Nest hands it to the middleware of Express.
      found.push(read('cors', node, args[0], names, undefined));
    }
  }
  const declared = declarationOf(program, names);
  return declared ? found.map((each) => ({ ...each, imported: declared })) : found;
}

/** Where the first of the middlewares gets its name. */
function declarationOf(program: Syntax, names: Names): Place | undefined {
  for (const node of nodesOf(program)) {
    const isImport =
      node.type === 'ImportDeclaration' && Object.hasOwn(PEERS, String(at(node, 'source')?.['value']));
    if (isImport || (node.type === 'VariableDeclarator' && required(at(node, 'init'))))
      return names.placeOf(node);
  }
  return undefined;
}

function parsed(text: string, shown: string): Syntax {
  // A `<T>value` of TypeScript is no JSX, and the other way round.
  for (const plugins of [['typescript', 'jsx'] as const, ['typescript'] as const]) {
    try {
      return parse(text, {
        sourceType: 'unambiguous',
        plugins: [...plugins],
        allowAwaitOutsideFunction: true,
        allowReturnOutsideFunction: true,
      }).program as unknown as Syntax;
    } catch (error) {
      if (plugins.length > 1) continue;
      const { message, loc } = error as Error & { loc?: { line: number; column: number } };
      const place = loc ? `:${loc.line}:${loc.column + 1}` : '';
      throw new CannotRun(
        `${shown}${place}: ${message.replace(/\s*\(\d+:\d+\)$/, '')}`,
        'put right what it says',
      );
    }
  }
  throw new Error('unreachable');
}

/** The names by which the middlewares are known in a file. */
function importsOf(program: Syntax): ReadonlyMap<string, Peer> {
  const imported = new Map<string, Peer>();
  for (const node of nodesOf(program)) {
    if (node.type === 'ImportDeclaration') {
      const peer = PEERS[String(at(node, 'source')?.['value'])];
      for (const specifier of peer ? list(node, 'specifiers') : []) {
        imported.set(String(at(specifier, 'local')?.['name']), peer as Peer);
      }
    } else if (node.type === 'VariableDeclarator') {
      const peer = required(at(node, 'init'));
      const id = at(node, 'id');
      if (!peer || !id) continue;
      if (id.type === 'Identifier') imported.set(String(id['name']), peer);
      for (const property of list(id, 'properties')) {
        imported.set(String(at(property, 'value')?.['name']), peer);
      }
    }
  }
  return imported;
}

/** The middleware that an expression is: by its name, as `require('cors')`, as `(await import('cors')).default`. */
function peerOf(node: Syntax | undefined, imported: ReadonlyMap<string, Peer>): Peer | undefined {
  const path = chain(node);
  if (path) {
    const isWhole =
      path.length === 1 || (path.length === 2 && /^(default|cors|fastifyCors)$/.test(path[1] as string));
    return isWhole ? imported.get(path[0] as string) : undefined;
  }
  return required(node);
}

function required(node: Syntax | undefined): Peer | undefined {
  if (!node) return undefined;
  if (/^(AwaitExpression|MemberExpression|ParenthesizedExpression|TSAsExpression)$/.test(node.type)) {
    return required(at(node, 'argument') ?? at(node, 'object') ?? at(node, 'expression'));
  }
  const isCall = node.type === 'CallExpression' || node.type === 'ImportExpression';
  if (!isCall) return undefined;
  const callee = at(node, 'callee');
  const isImport =
    node.type === 'ImportExpression' || callee?.type === 'Import' || callee?.['name'] === 'require';
  const source = at(node, 'source') ?? list(node, 'arguments')[0];
  return isImport && source?.type === 'StringLiteral' ? PEERS[String(source['value'])] : undefined;
}

function read(
  peer: Peer,
  call: Syntax,
  options: Syntax | undefined,
  names: Names,
  scope: Scope | undefined,
): Found {
  const base = { peer, place: names.placeOf(call), scope };
  const value: Value | undefined = options && evaluate(options, names);
  if (value === undefined || value.kind === 'nothing') return { ...base, options: new Map(), opaque: [] };
  if (value.kind !== 'record') return { ...base, options: new Map(), opaque: [value] };
  return { ...base, options: value.entries, opaque: value.rest };
}

/** The method, `use` or `options`, that a middleware is handed to. */
function mountOf(call: Syntax, program: Syntax): string | undefined {
  for (const node of nodesOf(program)) {
    if (node.type === 'CallExpression' && list(node, 'arguments').includes(call)) return methodOf(node);
  }
  return undefined;
}

const ALL_BELOW = /^(use|all|register)$/;
const MOUNTS = /^(use|all|get|post|put|patch|delete|options|head|route)$/;

/** The path of the mount that a middleware stands in; undefined where it holds for the whole application. */
function scopeOf(call: Syntax, program: Syntax, names: Names): Scope | undefined {
  for (const node of nodesOf(program)) {
    if (node.type !== 'CallExpression') continue;
    const name = methodOf(node);
    if (!name || !MOUNTS.test(name) || !list(node, 'arguments').includes(call)) continue;
    const [first] = list(node, 'arguments');
    if (first === call) return undefined;
    const path = first && evaluate(first, names);
    // Everything, in the words of Express 4 and 5, Hono and Koa's routers.
    if (path?.kind === 'text' && /^(\/|\*|\/\*|\/\{\*\w+\}|\/\*\w+|\(\.\*\))$/.test(path.value))
      return undefined;
    return routeOf(path, ALL_BELOW.test(name));
  }
  return undefined;
}

/** `/api` and `/api/*` cover what is below; `/items/:id` is one path. */
function routeOf(path: Value | undefined, isPrefix: boolean): Scope {
  const text = path?.kind === 'text' ? path.value : undefined;
  const bare = text?.replace(/\/\*$/, '');
  const isPlain = bare !== undefined && /^(\/(:\w+|[\w.~-]+))+$/.test(bare);
  if (!isPlain) return { text: path?.text ?? 'a path' };
  const route = isPrefix || bare !== text ? `${bare}/*` : bare;
  return { route: route as `/${string}` };
}
