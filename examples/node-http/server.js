// No framework. HTTP2=1 node server.js speaks HTTP/2 without TLS, as behind a proxy; the rest is the same.
import http from 'node:http';
import http2 from 'node:http2';
import { cors } from 'fullcors/node';

const withCors = cors({
  allowOrigins: ['https://app.example.com', 'https://*.preview.example.com'],
  allowMethods: ['DELETE'],
  maxAge: 7200,
});

const { createServer } = process.env.HTTP2 ? http2 : http;
const server = createServer((req, res) => {
  withCors(req, res, () => {
    const found = req.url === '/time';
    // The policy's headers are in force whatever is written here.
    res.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json', Vary: 'Accept-Encoding' });
    res.end(JSON.stringify(found ? { now: Date.now() } : { error: 'not found' }));
  });
});

server.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
