import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { CannotRun } from '../exit.js';
import { jsonError } from './json-error.js';
import { segmentsOf } from './key-path.js';
import type { Reader } from './load.js';

/** YAML, and JSON, which is YAML; but what YAML takes besides would throw in a server that imports it. */
export const readYaml: Reader = async (path, shown, text) => {
  const lines = new LineCounter();
  const isJson = /\.json$/i.test(path);
  // A byte order mark is left out by import and by require as well.
  if (isJson) refuseLoose(text.replace(/^\uFEFF/, ' '), shown);
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

function refuseLoose(text: string, shown: string): void {
  const error = text.trim() === '' ? undefined : jsonError(text);
  if (!error) return;
  const before = text.slice(0, error.offset).split('\n');
  const place = `${before.length}:${(before.at(-1) as string).length + 1}`;
  throw new CannotRun(
    `${shown}:${place}: ${error.why}`,
    'put right the JSON there: the server that imports it takes nothing else; or write it as YAML, or in cors.config.ts',
  );
}
