// What an editor shows to someone who writes a policy: the message at the offending key, and the completions.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// The last TypeScript with a language service in JavaScript.
import ts from 'typescript-5.9';
import { describe, expect, test } from 'vitest';

const e2e = fileURLToPath(new URL('../.e2e/', import.meta.url));
const page = join(e2e, 'page.mts');
const IMPORTS = `import { createCors, defineCors } from 'fullcors';
import { cors } from 'fullcors/express';
import { cors as serve } from 'fullcors/fetch';
const handler = () => new Response();
`;

const source = { text: '', version: 0 };
const service = ts.createLanguageService({
  getScriptFileNames: () => [page],
  getScriptVersion: (path) => (path === page ? String(source.version) : '0'),
  getScriptSnapshot: (path) => {
    if (path === page) return ts.ScriptSnapshot.fromString(source.text);
    return existsSync(path) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(path)) : undefined;
  },
  getCurrentDirectory: () => e2e,
  getCompilationSettings: () => ({
    strict: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (path) => path === page || ts.sys.fileExists(path),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
});
const open = (code) => {
  source.text = IMPORTS + code;
  source.version++;
};

/** `the code underlined: the first sentence of the message`, for each message. */
const problems = (code) => {
  open(code);
  return service.getSemanticDiagnostics(page).map(({ start, length, messageText }) => {
    const message = typeof messageText === 'string' ? messageText : messageText.messageText;
    return `${source.text.slice(start, start + length)}: ${message}`;
  });
};

/** What is offered where `^` stands. */
const completions = (code) => {
  const position = IMPORTS.length + code.indexOf('^');
  open(code.replace('^', ''));
  return service.getCompletionsAtPosition(page, position, {})?.entries.map(({ name }) => name) ?? [];
};

describe('a refusal is a sentence at the offending key', () => {
  const refusals = [
    [
      "{ allowOrigins: ['*'], allowCredentials: true }",
      "'*'",
      `"*"`,
      "'*' with allowCredentials lets every site act as the signed-in user: list the origins",
    ],
    [
      "{ allowOrigins: ['https://app.example.com/'] }",
      "'https://app.example.com/'",
      '"https://app.example.com/"',
      "an origin has no path and no trailing slash: write 'https://app.example.com'",
    ],
    [
      "{ allowOrigins: ['https://a.example', 'https://App.example.com/Items/'] }",
      "'https://App.example.com/Items/'",
      '"https://App.example.com/Items/"',
      "an origin has no path and no trailing slash: write 'https://app.example.com'",
    ],
    [
      "{ allowOrigins: ['https://App.example.com'] }",
      "'https://App.example.com'",
      '"https://App.example.com"',
      "an origin is in lower case: write 'https://app.example.com'",
    ],
    [
      "{ allowOrigins: ['app.example.com'] }",
      "'app.example.com'",
      '"app.example.com"',
      "an origin begins with its scheme: write 'https://app.example.com'",
    ],
    [
      "{ allowOrigins: ['localhost:3000'] }",
      "'localhost:3000'",
      '"localhost:3000"',
      "an origin begins with its scheme: write 'http://localhost:3000'",
    ],
    [
      "{ allowOrigins: ['null'] }",
      "'null'",
      '"null"',
      "any page can send the origin 'null': remove it, or say dangerouslyAllowNullOrigin",
    ],
    [
      "{ origin: 'https://app.example.com' }",
      'origin',
      '"https://app.example.com"',
      'origin is not an option of fullcors: did you mean allowOrigins?',
    ],
    [
      "{ allowOrigins: ['https://app.example.com'], allowHeader: 'X-API-Key' }",
      'allowHeader',
      '"X-API-Key"',
      'allowHeader is not an option of fullcors: did you mean allowHeaders?',
    ],
    [
      "{ allowOrigins: ['*'], environments: { staging: { allowCredentials: true } } }",
      'allowCredentials',
      'true',
      "allowCredentials with the base's '*' lets every site act as the signed-in user: list the origins here",
    ],
    [
      "{ allowOrigins: ['https://app.example.com'], routes: { '/a': { allowOrigins: ['a.example'] } } }",
      "'a.example'",
      '"a.example"',
      "an origin begins with its scheme: write 'https://a.example'",
    ],
  ];
  const callers = {
    createCors: (options) => `createCors(${options})`,
    defineCors: (options) => `defineCors(${options})`,
    'an adapter': (options) => `cors(${options})`,
    'the fetch adapter': (options) => `serve(${options}, handler)`,
  };

  test.each(Object.keys(callers))('of %s', (caller) => {
    for (const [options, underlined, given, sentence] of refusals) {
      expect(problems(callers[caller](options))).toEqual([
        `${underlined}: Type '${given}' is not assignable to type '"${sentence}"'.`,
      ]);
    }
  });

  test('of reconfigure', () => {
    const [options, underlined, given, sentence] = refusals[1];
    expect(problems(`createCors({ allowOrigins: [] }).reconfigure(${options})`)).toEqual([
      `${underlined}: Type '${given}' is not assignable to type '"${sentence}"'.`,
    ]);
  });

  test('every refusal is reported, not only the first', () => {
    expect(
      problems("cors({ allowOrigins: ['a.example', 'https://b.example/'], credentials: true })"),
    ).toHaveLength(3);
  });
});

describe('an editor completes', () => {
  const ROUTE = [
    'allowCredentials',
    'allowHeaders',
    'allowMethods',
    'allowOriginIf',
    'allowOriginIfTimeout',
    'allowOriginRegex',
    'allowOrigins',
    'allowPrivateNetwork',
    'dangerouslyAllowAnyOriginWithCredentials',
    'dangerouslyAllowInsecureOriginsWithCredentials',
    'dangerouslyAllowNullOrigin',
    'dangerouslyAllowPublicSuffixSubdomains',
    'debug',
    'enforce',
    'exposeHeaders',
    'maxAge',
    'preflightStatus',
  ];
  const ENVIRONMENT = [...ROUTE, 'routes'];
  // A policy file in JSON says where its schema is, and the server imports that file.
  const BASE = [...ENVIRONMENT, 'environments', '$schema'];
  // The one method by which an adapter tells a Cors from options.
  const ADAPTER = [...BASE, 'decideAsync'];

  test.each([
    ['createCors({ ^ })', BASE],
    ['defineCors({ allow^ })', BASE],
    ['cors({ ^ })', ADAPTER],
    ['serve({ ^ }, handler)', ADAPTER],
    ["cors({ origin: 'x', ^ })", ADAPTER],
    ["cors({ routes: { '/a': { ^ } } })", ROUTE],
    ['cors({ environments: { development: { ^ } } })', ENVIRONMENT],
    ["cors({ environments: { development: { routes: { '/a': { ^ } } } } })", ROUTE],
    ["cors({ allowOrigins: ['^'] })", ['*', 'null']],
    ["cors({ allowOrigins: ['https://app.example.com/^'] })", ['*', 'null']],
  ])('%s', (code, names) => {
    expect(completions(code).sort()).toEqual([...names].sort());
  });

  test('the values of an option that has few', () => {
    expect(completions('cors({ preflightStatus: ^ })').slice(0, 2)).toEqual(['200', '204']);
  });
});
