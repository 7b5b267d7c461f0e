import {
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import type { HttpRequest, HttpResponse } from '../../fetch-standard/transport.js';
import type { NetworkLimits } from '../network-limits.js';

/** As much as Firefox reads of a response's head; Chromium reads 256 KiB. */
const MAX_HEAD = 384 * 1024;

/** What ends a body that takes too long: an event stream never ends. */
const CUT = new Error('the body took too long');

/** One request and its answer, as node:http does it and nothing more: no redirect, no cookie, no judgement. */
export function exchange(
  request: HttpRequest,
  options: RequestOptions,
  { timeout = Infinity, maxBody = Infinity }: NetworkLimits = {},
): Promise<HttpResponse> {
  const { method, url, headers, body, signal } = request;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' && !options.createConnection ? httpsRequest : httpRequest;
    const sent: ClientRequest = send(url, {
      method,
      // As it stands: node:http loses an empty query.
      path: url.href.slice(url.origin.length).replace(/#.*/, ''),
      headers: { Host: url.host, ...Object.fromEntries(headers) },
      ...(signal ? { signal } : {}),
      maxHeaderSize: MAX_HEAD,
      // Browsers read what strict parsers refuse; what a page may read of it is judged, not thrown at.
      insecureHTTPParser: true,
      ...options,
    });
    // Methods are case-sensitive, and node:http upper-cases them.
    sent.method = method;
    let answer: IncomingMessage | undefined;
    const late = () => {
      if (answer) answer.destroy(CUT);
      else sent.destroy(Object.assign(new Error(`no answer within ${timeout} ms`), { code: 'ETIMEDOUT' }));
    };
    const timer = Number.isFinite(timeout) ? setTimeout(late, timeout) : undefined;
    sent.on('close', () => clearTimeout(timer));
    // Once there is a head, what goes wrong is the body's to tell.
    sent.on('error', (error) => {
      if (!answer) reject(error);
    });
    sent.on('response', (response) => {
      answer = response;
      if (options.createConnection) resolve({ ...headOf(response), body: streamOf(response) });
      else void read(response, maxBody).then(resolve, reject);
    });
    if (body instanceof ReadableStream) {
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
        .on('error', reject)
        .pipe(sent);
    } else sent.end(body ?? undefined);
  });
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): Omit<HttpResponse, 'body'> {
  const headers = rawHeaders.flatMap((name, i) =>
    i % 2 === 0 ? [[name, rawHeaders[i + 1] ?? ''] as const] : [],
  );
  return { status: statusCode ?? 0, statusText: statusMessage ?? '', headers };
}

/** As much of a body as is read before anybody asks for it, so that the application may end; in bytes. */
const READ_AHEAD = 1024 * 1024;

/** The body as it comes, for an application in this process: an event stream never ends. */
function streamOf(response: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = (response as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel: () => void response.destroy(),
    },
    { highWaterMark: READ_AHEAD, size: (chunk) => chunk?.byteLength ?? 0 },
  );
}

/** All of a body, within limits: a connection to elsewhere that stays open keeps the process. */
async function read(response: IncomingMessage, maxBody: number): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  let left = maxBody;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      // Leaving the loop closes the connection.
      if (left <= 0) break;
    }
  } catch (error) {
    if (error !== CUT) throw error;
  }
  return { ...headOf(response), body: new Uint8Array(Buffer.concat(chunks)) };
}
