import type { Mistake, Server, Wanted } from '../server.js';
import { bodyTrace, fieldTrace } from '../traces.js';
import { lineIf, singleQuoted } from '../words.js';

export const EXPRESS: Server = {
  id: 'express',
  name: 'Express',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'X-Powered-By', /^Express$/) ??
    bodyTrace(answers, /<pre>Cannot [A-Z]+ \//, 'its error page'),
  snippet: (wanted, mistake) => ({
    language: 'js',
    where: `npm install fullcors; in front of every other app.use()${instead(mistake)}`,
    code: onExpress(wanted),
  }),
};

export const NEST: Server = {
  id: 'nest',
  name: 'NestJS',
  layer: 'application',
  betrayedBy: (answers) =>
    bodyTrace(
      answers,
      /^\{"message":("Cannot [A-Z]+ \/[^"]*","error":"Not Found"|"(Unauthorized|Forbidden resource)"(,"error":"Forbidden")?),"statusCode":\d{3}\}$/,
      'the form of its errors',
    ),
  snippet: (wanted, mistake) => ({
    language: 'ts',
    where: `npm install fullcors; in main.ts, right after NestFactory.create()${instead(mistake)}`,
    code: onExpress(wanted),
  }),
};

export const FASTIFY: Server = {
  id: 'fastify',
  name: 'Fastify',
  layer: 'application',
  betrayedBy: (answers) =>
    bodyTrace(
      answers,
      /^\{"message":"Route [A-Z]+:\/[^"]* not found","error":"Not Found","statusCode":404\}/,
      'the form of its errors',
    ),
  snippet: (wanted, mistake) => ({
    language: 'js',
    where: `npm install fullcors; in front of every other register()${instead(mistake)}`,
    code: [
      "import { cors } from 'fullcors/fastify';",
      '',
      'await app.register(cors, {',
      ...options(wanted, '  '),
      '});',
      '',
    ].join('\n'),
  }),
};

export const NEXT: Server = {
  id: 'next',
  name: 'Next.js',
  layer: 'application',
  betrayedBy: (answers) => fieldTrace(answers, 'X-Powered-By', /^Next\.js\b/),
  snippet: (wanted) => ({
    language: 'ts',
    where: 'npm install fullcors; in route.ts, around the handler that is there (handle)',
    code: [
      "import { cors } from 'fullcors/fetch';",
      '',
      'const handler = cors(',
      '  {',
      ...options(wanted, '    '),
      '  },',
      '  handle,',
      ');',
      `export { ${[...new Set(['GET', ...wanted.methods, 'OPTIONS'])].map((method) => `handler as ${method}`).join(', ')} };`,
      '',
    ].join('\n'),
  }),
};

/** NestJS runs on it. */
const onExpress = (wanted: Wanted): string =>
  [
    "import { cors } from 'fullcors/express';",
    '',
    'app.use(',
    '  cors({',
    ...options(wanted, '    '),
    '  }),',
    ');',
    '',
  ].join('\n');

/** Where something else answers as well, it has to go. */
const instead = (mistake: Mistake): string =>
  mistake === 'doubled' ? ', instead of the other cors(); take CORS out of the proxy' : '';

/** The policy in fullcors' words. */
const options = (
  { origin, methods, headers, credentials, expose }: Wanted,
  indent: string,
): readonly string[] =>
  [
    `allowOrigins: ['${origin}'],`,
    ...lineIf(credentials, 'allowCredentials: true,'),
    ...lineIf(methods.length, `allowMethods: [${singleQuoted(methods)}],`),
    ...lineIf(headers.length, `allowHeaders: [${singleQuoted(headers)}],`),
    ...lineIf(expose.length, `exposeHeaders: [${singleQuoted(expose)}],`),
  ].map((line) => indent + line);
