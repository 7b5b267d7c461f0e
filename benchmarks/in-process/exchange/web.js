// One exchange of a fetch server: a Request, and a Response whose headers are read as a server would to send them.
import { browserHeaders } from './browser-headers.js';

export function makeWebExchange(request) {
  const lines = browserHeaders(request);
  const headers = [];
  for (let i = 0; i < lines.length; i += 2) headers.push([lines[i], lines[i + 1]]);
  const { method } = request;
  return {
    request: new Request('https://api.example.com/items/42?page=2', { method, headers }),
    status: 0,
    fields: [],
  };
}

export function send(exchange, response) {
  exchange.status = response.status;
  exchange.fields = [...response.headers];
}

export const readWebAnswer = ({ status, fields }) => ({ status, fields });
