import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { CannotRun } from '../exit.js';
import { segmentsOf } from './key-path.js';
import type { Reader } from './load.js';

/** YAML, and JSON, which is YAML. */
export const readYaml: Reader = async (path, shown, text) => {
  const lines = new LineCounter();
  const isJson = path.endsWith('.json');
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error) {
    const { line, column } = placeOf(error.pos[0]);
    const why = error.message.replace(/\s+at line \d+, column \d+:[\s\S]*$/, '').split('\n')[0];
    throw new CannotRun(
      `${shown}:${line}:${column}: ${why}`,
      `put right the ${isJson ? 'JSON' : 'YAML'} there`,
    );
  }
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    locate(keyPath) {
      let node: unknown = document.contents;
      let offset = isNode(node) ? node.range?.[0] : undefined;
      for (const segment of segmentsOf(keyPath)) {
        if (!isCollection(node)) break;
        const pair = isMap(node)
          ? node.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === segment)
          : undefined;
        const next: unknown = pair ? (pair.value ?? pair.key) : node.get(segment, true);
        if (!isNode(next)) break;
        // A key is where one looks for an option; an element is where it stands.
        offset = (pair && isNode(pair.key) ? (pair.key as Node).range?.[0] : next.range?.[0]) ?? offset;
        node = next;
      }
      return offset === undefined ? undefined : placeOf(offset);
    },
  };
};
