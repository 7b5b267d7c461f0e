// A bare HTTP/1.1 server. Node's own refuses to send what some scenarios are about (control characters, folded lines)
// and to receive others (a method written `patch`), so heads are read and written here byte by byte, as Latin-1.
import net from 'node:net';

const HEAD_LIMIT = 64 * 1024;
const BODY_LIMIT = 1024 * 1024;

/**
 * Listens on 127.0.0.1. `answer(request)` takes `{ method, target, headers, body }` and gives
 * `{ status, headers, body }`, lines as `[name, value]`.
 */
export async function serve(answer) {
  const sockets = new Set();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    converse(socket, answer);
  });
  await new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  };
  return { port: server.address().port, close };
}

/** One connection: request, answer, request, answer, until one side has had enough. */
function converse(socket, answer) {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const read = readRequest(received);
      if (!read) {
        if (received.length > HEAD_LIMIT + BODY_LIMIT) socket.destroy();
        return;
      }
      received = received.subarray(read.length);
      const { bytes, last } = writeAnswer(read.request.method, answer(read.request));
      if (last) return socket.end(bytes);
      socket.write(bytes);
    }
  });
}

/** The first request in the bytes, and how many of them it takes; nothing while it is not complete. */
export function readRequest(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start, ...lines] = bytes.latin1Slice(0, end).split('\r\n');
  const [method, target] = start.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')];
  });
  const field = (name) => headers.find(([it]) => it.toLowerCase() === name)?.[1];
  const rest = bytes.subarray(end + 4);
  const read = /chunked/i.test(field('transfer-encoding') ?? '')
    ? readChunks(rest)
    : readLength(rest, Number(field('content-length') ?? 0));
  return read && { request: { method, target, headers, body: read.body }, length: end + 4 + read.length };
}

const readLength = (bytes, length) =>
  bytes.length < length ? undefined : { body: bytes.latin1Slice(0, length), length };

function readChunks(bytes) {
  let body = '';
  let at = 0;
  for (;;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.latin1Slice(at, line), 16);
    const next = line + 2 + size + 2;
    if (!(next <= bytes.length)) return undefined;
    body += bytes.latin1Slice(line + 2, line + 2 + size);
    if (size === 0) return { body, length: next };
    at = next;
  }
}

/**
 * The answer's bytes, as they were written: nothing is escaped or refused. Framing is ours and comes first, so that a
 * wild line after it cannot move the body; after wild bytes the connection ends, since nobody can say what was read.
 */
export function writeAnswer(method, { status, headers = [], body = '' }) {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const last = lines.some((line) => WILD.test(line));
  const bodiless = status === 204 || status === 304;
  const framing = [
    ...(bodiless ? [] : [`Content-Length: ${body.length}`]),
    `Connection: ${last ? 'close' : 'keep-alive'}`,
  ];
  const head = [`HTTP/1.1 ${status} ${REASON}`, ...framing, ...lines].join('\r\n');
  const sent = bodiless || method === 'HEAD' ? '' : body;
  return { bytes: Buffer.from(`${head}\r\n\r\n${sent}`, 'latin1'), last };
}

const REASON = 'Answer';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what makes a line wild
const WILD = /[\x00-\x08\x0a-\x1f\x7f]/;
