import { expect } from 'vitest';

/** What an answer may hold besides CORS fields and `Vary` when it is the policy's alone. */
const FRAMING = new Set([
  'content-length',
  'content-type',
  'connection',
  'date',
  'keep-alive',
  'server',
  'x-powered-by',
  'transfer-encoding',
]);

/**
 * The one body of checks. A case's `want`: `status` (one, or several where frameworks differ), `cors` (every
 * Access-Control-* field and its exact value), `vary` (its names, each once), `ran` (whether the handler ran), and for
 * refusals under debug `reasons` (the codes in the body). `ownPage` says that the body is the server's own.
 */
export function check(answer, { request, want }) {
  const { status, headers, body } = answer;
  const cors = headers.filter(([name]) => name.startsWith('access-control-'));
  const vary = headers
    .filter(([name]) => name === 'vary')
    .flatMap(([, value]) => value.toLowerCase().split(/\s*,\s*/));
  const names = headers.map(([name]) => name);
  expect({
    status: [want.status].flat().includes(status) ? want.status : status,
    cors: Object.fromEntries(cors),
    vary: vary.sort(),
  }).toEqual({ status: want.status, cors: want.cors, vary: [...want.vary].sort() });
  expect(cors.length, `a CORS field twice: ${cors.map(([name]) => name)}`).toBe(
    Object.keys(want.cors).length,
  );

  if (want.ran) return;
  // The policy's own answer: the application added nothing to it, so it did not run.
  expect(
    names.filter((name) => !name.startsWith('access-control-') && name !== 'vary' && !FRAMING.has(name)),
  ).toEqual([]);
  if (want.reasons) {
    const problem = JSON.parse(body);
    expect(headers).toContainEqual(['content-type', expect.stringMatching(/^application\/problem\+json\b/)]);
    expect(problem.reasons.map(({ code }) => code)).toEqual(want.reasons);
    for (const reason of problem.reasons)
      expect(reason).toMatchObject({ message: expect.any(String), fix: expect.any(String) });
  } else if (!want.ownPage) {
    expect(body).toBe('');
  }
  // RFC 9110 section 8.6
  if (status === 204) expect(names).not.toContain('content-length');
  if (request.method === 'OPTIONS') expect(names).not.toContain('access-control-expose-headers');
}
