import { STATUS_CODES } from 'node:http';
import { meantMethod } from '../asked.js';
import { requestedHeaders, speaksCors, spelled } from '../diagnose/case.js';
import type { Examination } from '../examine.js';
import type { AnswerChange, Finding } from '../finding.js';
import { type Detected, detectServers } from '../servers/index.js';
import { type Mistake, type Server, type Snippet, seen, type Wanted } from '../servers/server.js';

/** What has to be allowed, for the snippets of a server. */
export function wantedOf({ asked, exchanges }: Pick<Examination, 'asked' | 'exchanges'>): Wanted {
  const preflight = exchanges.find(({ purpose }) => purpose === 'the preflight');
  return {
    origin: asked.origin,
    methods: /^(GET|HEAD|POST)$/.test(asked.method) ? [] : [meantMethod(asked.method)],
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
  const { mistake } = finding;
  const wanted = wantedOf(examination);
  if (!mistake || !isPlain(wanted)) return undefined;
  const server = serverFor(examination, finding, mistake);
  if (!server) return undefined;
  const { where, ...snippet } = server.server.snippet(wanted, mistake);
  // Who answers CORS already has other origins, methods and headers, which the snippet does not know.
  const keep =
    examination.exchanges.some(speaksCors) && mistake !== 'vary' ? '; keep what else is allowed' : '';
  return { ...snippet, where: where + keep, server };
}

/** Who has to be changed: of several layers, the one whose traces the answer bears that shows the mistake. */
function serverFor(
  { servers, exchanges }: Examination,
  { proof }: Finding,
  mistake: Mistake,
): Detected | undefined {
  const isOf = (layer: Server['layer']) => (each: Detected) => each.server.layer === layer;
  const edge = servers.find(isOf('edge'));
  const application = servers.find(isOf('application'));
  // The one in front can silence the one behind, and not the other way round.
  if (mistake === 'doubled') return edge ?? application;
  // A login, an error page, a 405: it is for who has answered so.
  if (edge && application && (mistake === 'preflight' || mistake === 'errors')) {
    const shown = detectServers(exchanges.filter(({ number }) => number === proof[0]).flatMap(seen));
    if (!shown.some(isOf('application')) && shown.some(isOf('edge'))) return edge;
  }
  return application ?? edge;
}

/** Whether it can be written into every language as it is. What is stranger is shown as the fields of an answer. */
const isPlain = ({ origin, methods, headers, expose }: Wanted): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._:[\]-]+$/.test(origin) &&
  [...methods, ...headers, ...expose].every((name) => /^[\w-]+$/.test(name));

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
    ...titled(
      'answers',
      changes.some(({ on }) => on === 'preflight')
        ? 'Every other answer, errors as well:'
        : 'The answers, errors as well:',
    ),
  ];
}
