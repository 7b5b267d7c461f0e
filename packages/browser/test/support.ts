import type { HttpResponse, Transport } from '../src/index.js';

/** An answer: status, fields, body. */
export type Answer = readonly [
  status: number,
  headers?: Readonly<Record<string, string | readonly string[]>>,
  body?: string,
];

/** Answers by `METHOD path`, `* path` or `*`; what it was asked is kept, in order. */
export function scripted(
  answers: Readonly<Record<string, Answer>>,
): Transport & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async send({ method, url, headers }): Promise<HttpResponse> {
      const path = `${url.origin}${url.pathname}`;
      const telling = headers.filter(([name]) =>
        /^(origin|cookie|authorization|access-control-|x-)/i.test(name),
      );
      asked.push([`${method} ${path}`, ...telling.map(([name, value]) => `${name}: ${value}`)].join(' | '));
      const answer =
        answers[`${method} ${url.pathname}`] ??
        answers[`* ${url.pathname}`] ??
        answers[method] ??
        answers['*'];
      if (!answer) throw new Error(`nothing is answered to ${method} ${path}`);
      const [status, fields = {}, body = ''] = answer;
      const lines = Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((line) => [name, String(line)] as const),
      );
      return { status, headers: lines, body: new TextEncoder().encode(body) };
    },
  };
}
