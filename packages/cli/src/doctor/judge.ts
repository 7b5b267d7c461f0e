import {
  BlockedByCors,
  type BrowserResponse,
  browserAt,
  type HttpRequest,
  type HttpResponse,
} from '@fullcors/browser';
import type { Asked } from './asked.js';
import type { AnswerChange } from './finding.js';
import { initOf, isPreflight } from './plan.js';
import { type Exchange, NotAsked, type Wire } from './wire.js';

/** What a browser makes of the server's answers. */
export interface Judgement {
  readonly blocked: BlockedByCors | undefined;
  readonly response: BrowserResponse | undefined;
  readonly preflight: Exchange | undefined;
  readonly answer: Exchange | undefined;
  /** Where the answer leads, which is another URL than the one that was given. */
  readonly redirectedTo: string | undefined;
}

/**
 * A browser's judgement on what is asked, with the server's answers changed as they would be after a fix. Nothing is sent
 * twice for it: the same request has the same answer.
 */
export async function judge(
  wire: Wire,
  asked: Asked,
  changes: readonly AnswerChange[],
  { preflightOnly = false, purpose = 'the preflight' } = {},
): Promise<Judgement> {
  let preflight: Exchange | undefined;
  let answer: Exchange | undefined;
  let redirectedTo: string | undefined;
  const transport = {
    async send(request: HttpRequest): Promise<HttpResponse> {
      if (isPreflight(request)) {
        preflight = changed(await wire.send(request, purpose), changes, 'preflight');
        return answerOf(preflight);
      }
      if (preflightOnly) throw new NotAsked(request.url.href);
      try {
        const sent = asked.sends
          ? await wire.send(request, 'the request itself')
          : await wire.send(standIn(request), `in place of ${asked.method}`);
        answer = changed(sent, changes, 'answers');
        return answerOf(answer);
      } catch (error) {
        if (error instanceof NotAsked) redirectedTo = error.message;
        throw error;
      }
    },
  };
  const page = browserAt(asked.origin, { engine: asked.engine });
  const init = { ...initOf(asked), ...(preflightOnly ? { uploadListener: true } : {}) };
  const outcome = await page.fetch(transport, asked.url, init).then(
    (response) => ({ response, blocked: undefined }),
    (error: unknown) => {
      if (error instanceof BlockedByCors) return { response: undefined, blocked: error };
      throw error;
    },
  );
  return { ...outcome, preflight, answer, redirectedTo };
}

/** A GET with the same headers, which changes nothing on the server. */
export const standIn = (request: HttpRequest): HttpRequest => ({
  ...request,
  method: 'GET',
  body: null,
  headers: request.headers.filter(([name]) => !/^content-/i.test(name)),
});

/** The exchange as it would be after a fix. A server that answers at all is a change as well. */
function changed(exchange: Exchange, all: readonly AnswerChange[], on: AnswerChange['on']): Exchange {
  const changes = all.filter((change) => change.on === on);
  const { number, purpose, request, response } = exchange;
  if (response) return { ...exchange, response: applied(response, changes) };
  if (!changes.some(({ status }) => status !== undefined)) return exchange;
  const nothing = { status: 204, statusText: '', headers: [], body: null, text: '' };
  return { number, purpose, request, response: applied(nothing, changes) };
}

function answerOf({ response, error }: Exchange): HttpResponse {
  if (!response) throw error;
  return response;
}

function applied<T extends HttpResponse>(response: T, changes: readonly AnswerChange[]): T {
  let { status, headers } = response;
  for (const change of changes) {
    const { set = {}, remove = [] } = change;
    const gone = new Set([...Object.keys(set), ...remove].map((name) => name.toLowerCase()));
    headers = [...headers.filter(([name]) => !gone.has(name.toLowerCase())), ...Object.entries(set)];
    status = change.status ?? status;
  }
  return { ...response, status, headers };
}
