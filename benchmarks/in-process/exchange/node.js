// One exchange of node:http without a socket: Node's own request and response, whose head is serialised as ever.
import { IncomingMessage, ServerResponse } from 'node:http';
import { browserHeaders, fresh } from './browser-headers.js';

/** What a response needs of its socket. It forgets what is written, as a socket would in time. */
class Sink {
  writable = true;
  writableHighWaterMark = 16_384;
  readableHighWaterMark = 16_384;
  _httpMessage = null;
  _writableState = { corked: 0 };
  written = '';
  write(chunk) {
    this.written += chunk;
    return true;
  }
  on() {
    return this;
  }
  removeListener() {
    return this;
  }
  cork() {}
  uncork() {}
  setTimeout() {}
}

/** Made before the clock starts. */
export function makeNodeExchange(request) {
  const socket = new Sink();
  const req = new IncomingMessage(socket);
  req.httpVersionMajor = 1;
  req.httpVersionMinor = 1;
  req.httpVersion = '1.1';
  req.method = request.method;
  req.url = fresh('/items/42?page=2');
  // As Node's parser does: `headers` is built from these lines by the first who reads it.
  const lines = browserHeaders(request);
  req._addHeaderLines(lines, lines.length);
  req.complete = true;
  const res = new ServerResponse(req);
  res.assignSocket(socket);
  return { req, res, socket };
}

/** The answer as it was written: status and header lines in lower case, but for those that are Node's own. */
export function readNodeAnswer({ socket }) {
  const [status, ...lines] = String(socket.written).split('\r\n\r\n')[0].split('\r\n');
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
  });
  return { status: Number(status.split(' ')[1]), fields };
}
