// What is emitted for Traefik, answered by Traefik's own middleware: see conformance/traefik/README.md.
import { spawn } from 'node:child_process';
import { request as send } from 'node:http';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type CorsOptions, createCors } from 'fullcors';
import { cors } from 'fullcors/fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EmitError, emit } from '../../src/index.js';
import { BATTERY, DIRECTED, ODD_ASKS } from './directed.js';
import { isWithin, judge } from './judge.js';
import { fileOf, service } from './models/model.js';
import type { Ask } from './policies.js';

/** An entry point decodes what is unreserved, and hands the path on as it then is: that is what the service reads. */
const normalized = (page: Ask): Ask => ({
  ...page,
  path: page.path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : code;
  }),
});

const binary = process.env['FULLCORS_TRAEFIK'];

describe.skipIf(binary === undefined)('Traefik 3.7.13', () => {
  const traefik =
    binary === undefined ? undefined : spawn(resolve(binary), { stdio: ['ignore', 'pipe', 'inherit'] });
  let [configure, ask] = ['', ''];

  beforeAll(async () => {
    if (!traefik) return;
    for await (const line of createInterface(traefik.stdout)) {
      [configure = '', ask = ''] = line.split(' ');
      break;
    }
  });
  afterAll(() => void traefik?.kill());

  /** Over a socket, with the fields as they are: a fetch would have its own ideas about Origin and Host. */
  const answer = (request: Request): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { pathname } = new URL(request.url);
      const headers = { ...Object.fromEntries(request.headers), host: 'api.example.com' };
      const sent = send(`${ask}${pathname}`, { method: request.method, headers }, (response) => {
        response.resume();
        const fields = new Headers();
        for (let i = 0; i < response.rawHeaders.length; i += 2) {
          fields.append(response.rawHeaders[i] as string, response.rawHeaders[i + 1] as string);
        }
        response.on('end', () =>
          resolve(new Response(null, { status: response.statusCode ?? 0, headers: fields })),
        );
      });
      sent.on('error', reject).end();
    });

  test.each(Object.entries(DIRECTED))('%s', async (_, options: CorsOptions) => {
    const { policy } = createCors(options, { env: {} });
    let emission: ReturnType<typeof emit>;
    try {
      emission = emit(policy, 'traefik', { allowGaps: true });
    } catch (error) {
      expect(error).toBeInstanceOf(EmitError);
      return;
    }
    const text = fileOf(emission.files, 'traefik-cors.yaml');
    const taken = await fetch(configure, { method: 'PUT', body: text });
    expect([taken.status, await taken.text()]).toEqual([200, '']);
    const isWhole = !emission.warnings.some(({ effect }) => effect === 'narrows');
    const runtime = cors(options as never, (request: Request) => service(request));
    const isOdd = new Set(policy.routes && Object.keys(policy.routes).length > 0 ? ODD_ASKS : []);
    for (const page of [...BATTERY, ...isOdd]) {
      const [theirs, ours] = [await judge(answer, page), await judge(runtime, normalized(page))];
      const told = JSON.stringify({ page, theirs, ours, text });
      expect(isWithin(theirs, ours), `widens: ${told}`).toBe(true);
      if (isWhole && !isOdd.has(page)) expect(isWithin(ours, theirs), `narrows: ${told}`).toBe(true);
    }
  });
});
