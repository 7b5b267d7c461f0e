import http from 'node:http';
import http2 from 'node:http2';

/** What a server answered: its status, every header line as [name, value], and its body. */
async function playHttp1(port, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const lines = [...headers];
    if (!lines.some(([name]) => name === 'Host')) lines.unshift(['Host', `127.0.0.1:${port}`]);
    if (/^(POST|PUT|PATCH)$/.test(method))
      lines.push(['Content-Length', String(Buffer.byteLength(body ?? ''))]);
    const request = http.request({
      host: '127.0.0.1',
      port,
      method,
      path,
      headers: lines.flat(),
      agent,
      timeout: 10_000,
    });
    request.on('timeout', () => request.destroy(new Error('no answer within 10 s')));
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        const { rawHeaders } = response;
        const fields = [];
        for (let i = 0; i < rawHeaders.length; i += 2)
          fields.push([rawHeaders[i].toLowerCase(), rawHeaders[i + 1]]);
        resolve({ status: response.statusCode, headers: fields, body: text });
      });
    });
    request.end(body);
  });
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

async function playHttp2(port, { method, path, headers, body }) {
  const session = http2.connect(`http://127.0.0.1:${port}`);
  try {
    return await new Promise((resolve, reject) => {
      session.on('error', reject);
      const fields = { ':method': method, ':path': path };
      for (const [name, value] of headers) {
        const key = name === 'Host' ? ':authority' : name.toLowerCase();
        fields[key] = fields[key] === undefined ? value : [fields[key], value].flat();
      }
      const stream = session.request(fields);
      let answer;
      stream.setTimeout(10_000, () => stream.close());
      stream.on('error', reject);
      stream.on('response', (head) => {
        const lines = Object.entries(head).flatMap(([name, value]) =>
          name.startsWith(':') ? [] : [value].flat().map((line) => [name, line]),
        );
        answer = { status: head[':status'], headers: lines, body: '' };
      });
      stream.setEncoding('utf8').on('data', (chunk) => {
        answer.body += chunk;
      });
      stream.on('end', () => resolve(answer));
      stream.end(body);
    });
  } finally {
    session.close();
  }
}

/** Plays one request over a real socket. */
export const play = (protocol, port, request) => (protocol === 'h2' ? playHttp2 : playHttp1)(port, request);
