import { STATUS_CODES } from 'node:http';
import { requestedHeaders, spelled } from '../diagnose/case.js';
import type { Examination } from '../examine.js';
import type { AnswerChange, Finding } from '../finding.js';
import type { Detected } from '../servers/index.js';
import type { Snippet, Wanted } from '../servers/server.js';

/** What has to be allowed, for the snippets of a server. */
export function wantedOf({ asked, exchanges }: Pick<Examination, 'asked' | 'exchanges'>): Wanted {
  const preflight = exchanges.find(({ purpose }) => purpose === 'the preflight');
  return {
    origin: asked.origin,
    methods: /^(GET|HEAD|POST)$/.test(asked.method) ? [] : [asked.method],
    headers: requestedHeaders(preflight).map((name) => spelled(asked, name)),
    credentials: asked.credentials,
    expose: asked.reads,
  };
}

export interface ServerFix extends Snippet {
  readonly server: Detected;
}

/** The fix in the words of the server that the answers betray; undefined where none does, or it is not the server's to fix. */
export function serverFix(examination: Examination, finding: Finding): ServerFix | undefined {
  const { servers, asked } = examination;
  const { mistake } = finding;
  if (!mistake || asked.origin === 'null') return undefined;
  const inFront = servers.find(({ server }) => server.layer === 'edge');
  const behind = servers.find(({ server }) => server.layer === 'application');
  // Two layers: the one in front can silence the other.
  const chosen = mistake === 'doubled' ? (inFront ?? behind) : (behind ?? inFront);
  if (!chosen) return undefined;
  return { ...chosen.server.snippet(wantedOf(examination), mistake), server: chosen };
}

/** The answers as they would look with all of these put right, where the server is not known. */
export function headsAsTheyShouldBe(
  findings: readonly Finding[],
): readonly { title: string; lines: readonly string[] }[] {
  const changes = findings.flatMap((finding) => finding.changes);
  const titled = (on: AnswerChange['on'], title: string) => {
    const these = changes.filter((change) => change.on === on);
    if (these.length === 0) return [];
    const status = these.findLast((change) => change.status !== undefined)?.status;
    const set = Object.assign({}, ...these.map((change) => change.set)) as Record<string, string>;
    const lines = [
      ...(status === undefined ? [] : [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd()]),
      ...Object.entries(set).map(([name, value]) => `${name}: ${value}`),
    ];
    return lines.length > 0 ? [{ title, lines }] : [];
  };
  return [
    ...titled('preflight', 'The answer to the preflight:'),
    ...titled('answers', 'Every other answer, errors as well:'),
  ];
}
