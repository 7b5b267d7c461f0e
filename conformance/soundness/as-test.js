/** A counterexample as a test that can be pasted into a file and run. */
export function asTest(options, { page, path, status, answered, ...init }, wanted) {
  return `
test('found by conformance/soundness', async () => {
  let ran = false;
  const handler = cors(createCors(${literal(options)}, { env: {} }), () => {
    ran = true;
    return new Response('body', { status: ${status}, headers: ${literal(answered.map((name) => [name, 'v']))} });
  });
  const outcome = await browserAt(${literal(page)})
    .fetch(handler, ${literal(`https://api.example.com${path}`)}, ${literal(init)})
    .catch((error) => error);
  expect(ran).toBe(${wanted.ran});
  expect(outcome).${wanted.readable ? 'not.' : ''}toBeInstanceOf(BlockedByCors);${
    wanted.readable
      ? `\n  expect([...outcome.headers.keys()]).toEqual(expect.arrayContaining(${literal(wanted.fields)}));`
      : ''
  }
});`;
}

/** Source text for a value; JSON has neither expressions nor functions. */
function literal(value) {
  if (value instanceof RegExp) return String(value);
  if (typeof value === 'function')
    return `async (origin) => ${JSON.stringify(value.origins)}.includes(origin)`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => `${JSON.stringify(key)}: ${literal(entry)}`)
    .join(', ')} }`;
}
