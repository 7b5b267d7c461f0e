import { requestInWords } from '../../page/read.js';
import type { Examination } from '../examine.js';
import { headsAsTheyShouldBe, serverFix } from './fixes.js';
import { headsOf, lineOf } from './heads.js';
import { sentOf, verdictOf } from './words.js';

const TITLES = { blocks: 'Blocks', risk: 'Risk', note: 'Note' } as const;

/** For an issue, or for a colleague. */
export function markdownReport(examination: Examination): string {
  const { asked, findings, exchanges } = examination;
  const { title, detail } = verdictOf(examination);
  const parts = [
    `## ${title}: ${asked.origin} → ${escaped(asked.url.href)}`,
    `${escaped(requestInWords(asked.method, asked.headers, asked.credentials))}. ${escaped(detail)}`,
  ];
  /** What is shown once is not shown again. */
  const pasted = new Set<string>();
  for (const finding of findings) {
    const { code, weight, what, why, fix, proof } = finding;
    parts.push(
      `### ${TITLES[weight]}: ${escaped(what)}`,
      `${escaped(why)} (\`${code}\`${proof.length > 0 ? `, request ${proof.join(', ')}` : ''})`,
      `**Fix:** ${escaped(fix)}`,
    );
    const snippet = serverFix(examination, finding);
    if (snippet && pasted.has(snippet.code)) continue;
    if (snippet) {
      pasted.add(snippet.code);
      const { server, evidence } = snippet.server;
      parts.push(
        `With ${server.name} (${escaped(evidence)}): ${escaped(snippet.where)}`,
        fenced(snippet.language, snippet.code),
      );
    } else if (weight === 'blocks') {
      for (const { title: head, lines } of headsAsTheyShouldBe([finding]))
        parts.push(head, fenced('http', lines.join('\n')));
    }
  }
  parts.push(escaped(sentOf(examination)));
  if (exchanges.length > 0) {
    const wire = exchanges
      .map((exchange) => [lineOf(exchange), ...headsOf(exchange)].join('\n'))
      .join('\n\n');
    parts.push(`<details><summary>On the wire</summary>\n\n${fenced('text', wire)}\n\n</details>`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** A fence that what it holds cannot close. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}

/** What Markdown would read as something else: the server's words are quoted, not obeyed. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
