import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../src/program.js';
import { harmless } from '../src/terminal/text.js';
import { makeProject, runCli } from './support.js';

/** What moves a cursor, changes a title, hides text, or turns its direction. */
const HOSTILE = [
  '\u001b[2J',
  '\u001b]0;owned\u0007',
  '\u001b]8;;https://evil.example\u001b\\',
  '\u009b31m',
  '\u001b[8m',
  '\r',
  '\b',
  '\u0000',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u{e0041}',
  '\u007f',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 5 })), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

/** Whether a terminal would only print it, and in colour at most what we colour. */
function expectHarmless(text: string, hasColor: boolean): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const rest = hasColor ? text.replace(/\u001b\[(0|1|2|22|3\d|39)m/g, '') : text;
  expect(rest).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}]/u);
}

const ORIGIN = 'https://app.example.com';
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  explain: ['text', 'json'],
  check: ['text', 'json', 'sarif', 'github'],
  doctor: ['text', 'json', 'markdown'],
};

async function expectAllHarmless(args: readonly string[], cwd: string): Promise<void> {
  const [command = '', ...rest] = args;
  for (const format of FORMATS[command] ?? []) {
    for (const hasColor of [false, true]) {
      const { out, err } = await runCli([command, '--format', format, ...rest], { cwd, hasColor });
      expectHarmless(out, hasColor);
      expectHarmless(err, hasColor);
      // What is escaped for machines is read as it was.
      if (['json', 'sarif'].includes(format) && out) expect(() => JSON.parse(out)).not.toThrow();
    }
  }
}

describe('what comes from elsewhere moves no cursor', () => {
  test('in a message', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const message = `Access to fetch at 'https://a.example/${text}' from origin '${text}' has been blocked by CORS policy: Request header field ${text} is not allowed by Access-Control-Allow-Headers in preflight response.`;
        await expectAllHarmless(['explain', message], '.');
        await expectAllHarmless(['explain', '--', text], '.');
        // `-h` is a question for help, which is no JSON.
        if (!text.startsWith('-h')) await expectAllHarmless(['explain', text], '.');
      }),
      { numRuns: 40 },
    );
  });

  test('in a HAR file', async () => {
    const cwd = makeProject({});
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const headers = [
          { name: 'Origin', value: ORIGIN },
          { name: text, value: text },
        ];
        const request = { method: 'GET', url: `https://a.example/${text}`, headers };
        const response = {
          status: 200,
          headers: [{ name: 'Access-Control-Allow-Origin', value: text }],
          _error: text,
        };
        const log = { creator: { name: text, version: text }, entries: [{ request, response }] };
        writeFileSync(join(cwd, 'a.har'), JSON.stringify({ log }));
        await expectAllHarmless(['explain', '--har', 'a.har'], cwd);
      }),
      { numRuns: 40 },
    );
  });

  test('in a policy file, and in what is asked of it', async () => {
    const cwd = makeProject({});
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const policy = { allowOrigins: [text], [text]: 1, routes: { [`/${text}`]: { maxAge: text } } };
        writeFileSync(join(cwd, 'cors.config.json'), JSON.stringify(policy));
        await expectAllHarmless(['check'], cwd);
        await expectAllHarmless(['explain', '--origin', ORIGIN, `/${text}`], cwd);
        await expectAllHarmless(['explain', '--origin', text, '-X', text, '-H', text, '/'], cwd);
      }),
      { numRuns: 25 },
    );
  });

  describe('from a server', () => {
    /** What it says is what a test has put here. */
    let said = '';
    const server = createServer((_request, response) => {
      const text = said.replace(/[\r\n\0]/g, '');
      const latin = Buffer.from(text).toString('latin1');
      response.writeHead(200, `OK ${latin.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')}`, [
        ...['Access-Control-Allow-Origin', latin.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')],
        ...['Server', `nginx/${latin.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')}`],
      ]);
      response.end(text);
    });
    /** Node writes no control characters into a head; others do. */
    const raw = createSocketServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        const text = said.replace(/[\r\n]/g, '');
        socket.end(
          `HTTP/1.1 200 ${text}\r\nAccess-Control-Allow-Origin: ${text}\r\nServer: nginx/${text}\r\nX-${text}: ${text}\r\nContent-Length: 0\r\n\r\n`,
        );
      });
    });
    beforeAll(async () => {
      for (const each of [server, raw])
        await new Promise<void>((done) => void each.listen(0, '127.0.0.1', done));
    });
    afterAll(() => {
      server.close();
      raw.close();
    });
    const portOf = (each: { address(): unknown }) => (each.address() as { port: number }).port;

    test('in its answers', async () => {
      await fc.assert(
        fc.asyncProperty(hostile, fc.constantFrom(server, raw), async (text, from) => {
          said = text;
          await expectAllHarmless(
            ['doctor', `http://127.0.0.1:${portOf(from)}/items`, '--origin', 'http://localhost', '--verbose'],
            '.',
          );
        }),
        { numRuns: 12 },
      );
    });
  });
});

test('our own colours stay, and are the only ones', () => {
  expect(harmless('\u001b[31m✗\u001b[39m \u001b[5mblink', true)).toBe('\u001b[31m✗\u001b[39m �[5mblink');
  expect(harmless('\u001b[31m✗', false)).toBe('�[31m✗');
});

test('a fault of ours is 2, and says what to do with it', async () => {
  let err = '';
  const code = await run(['--version'], {
    ...{ cwd: '.', env: {}, isInteractive: false, columns: 80, hasColor: false },
    out() {
      throw new TypeError('boom');
    },
    err(text) {
      err += text;
    },
  });
  expect(code).toBe(2);
  expect(err).toMatch(/^error: this is a fault of fullcors, please report it\nTypeError: boom\n {4}at /);
});
