import { Document, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import { keyPathOf } from '../../config/key-path.js';
import type { Draft } from '../policy/draft.js';
import { plain } from './plain.js';
import type { Surroundings } from './write.js';

export function asYaml({ options, comments }: Draft, { schema }: Surroundings): string {
  const document = new Document(plain(options));
  visit(document, {
    Seq(_, list) {
      list.flow = true;
    },
    Map(_, map) {
      map.flow = map.items.length === 0;
    },
  });
  const annotate = (node: unknown, path: readonly string[]): void => {
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const at = [...path, String(key.value)];
      const comment = comments.get(keyPathOf(at));
      if (comment) (key as Node).commentBefore = ` ${comment}`;
      if (!isSeq(value)) annotate(value, at);
    }
  };
  annotate(document.contents, []);
  return `# yaml-language-server: $schema=${schema}\n${document.toString({ lineWidth: 90, singleQuote: true, flowCollectionPadding: false })}`;
}
