import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import { CannotRun } from '../exit.js';
import { segmentsOf } from './key-path.js';
import type { Reader } from './load.js';

export const readToml: Reader = async (_path, shown, text) => {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new CannotRun(
      `${shown}:${error.lineNumber}:${error.column + 1}: ${error.message}`,
      'put right the TOML there',
    );
  }
  return {
    value: getStaticTOMLValue(program),
    locate(keyPath) {
      const found = longest(program, segmentsOf(keyPath));
      return found && { line: found.loc.start.line, column: found.loc.start.column + 1 };
    },
  };
};

/** The node whose path is the longest beginning of the one that is looked for. */
function longest(program: AST.TOMLProgram, wanted: readonly (string | number)[]): AST.TOMLNode | undefined {
  let best: AST.TOMLNode | undefined;
  let depth = -1;
  const visit = (node: AST.TOMLNode, path: readonly (string | number)[]): void => {
    const isOnTheWay = path.every((segment, i) => String(segment) === String(wanted[i]));
    if (!isOnTheWay || path.length > wanted.length) return;
    if (path.length > depth && path.length > 0) {
      best = node;
      depth = path.length;
    }
    for (const [child, below] of childrenOf(node)) visit(child, [...path, ...below]);
  };
  visit(program.body[0], []);
  return best;
}

function childrenOf(node: AST.TOMLNode): readonly (readonly [AST.TOMLNode, readonly (string | number)[]])[] {
  switch (node.type) {
    case 'TOMLTopLevelTable':
      return node.body.map((child) => [
        child,
        child.type === 'TOMLTable' ? child.resolvedKey : keysOf(child),
      ]);
    case 'TOMLTable':
    case 'TOMLInlineTable':
      return node.body.map((child) => [child, keysOf(child)]);
    case 'TOMLKeyValue':
      return [[node.value, []]];
    case 'TOMLArray':
      return node.elements.map((element, i) => [element, [i]]);
    default:
      return [];
  }
}

const keysOf = ({ key }: AST.TOMLKeyValue): readonly string[] =>
  key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
