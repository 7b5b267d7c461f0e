// `npm start`. Other ports: PORTS=8001,3001,4001 (API, allowed front end, the other); PORTS=0 takes free ones.
import { CorsPolicyError } from 'fullcors';
import { ARTICLE_ORIGIN, PORTS, startQuickstart } from './quickstart.js';

const NAMES = { api: 'the API', allowed: 'the first front end', other: 'the second front end' };

try {
  const quickstart = await startQuickstart({ ports: readPorts(process.env.PORTS) });
  console.log(greet(quickstart));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await quickstart.close();
      console.log('\n  Stopped.');
    });
  }
} catch (error) {
  // What a newcomer can mend is said without a stack trace.
  const isPlain = error instanceof CorsPolicyError || error instanceof RangeError;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}

function readPorts(text) {
  if (!text) return PORTS;
  const names = Object.keys(PORTS);
  const given = text.split(',').map((part) => part.trim());
  const ports = text.trim() === '0' ? names.map(() => 0) : given.map(Number);
  const isValid = given.every((part) => /^\d{1,5}$/.test(part)) && ports.every((port) => port <= 65535);
  if (!isValid || ports.length !== names.length) {
    throw new RangeError(`PORTS=${text} is not understood: write PORTS=${Object.values(PORTS)}, or PORTS=0`);
  }
  return Object.fromEntries(names.map((name, i) => [name, ports[i]]));
}

function greet({ urls, moved, allows }) {
  const notes = moved.map(({ name, from, to }) => `Port ${from} is taken: ${NAMES[name]} is on port ${to}.`);
  if (urls.allowed !== ARTICLE_ORIGIN && allows.allowed) {
    notes.push(`The policy follows: it allows ${urls.allowed}`, `in the place of ${ARTICLE_ORIGIN}.`);
  }
  const verdict = (name) => (allows[name] ? 'an origin the policy allows' : 'an origin it does not allow');
  const width = Math.max(urls.allowed.length, urls.other.length) + 2;
  return [
    '',
    ...(notes.length > 0 ? [...notes, ''] : []),
    `Open  ${urls.allowed.padEnd(width)} ${verdict('allowed')}`,
    `then  ${urls.other.padEnd(width)} the same page, from ${verdict('other')}`,
    '',
    `The API is ${urls.api}; its policy is in`,
    'examples/quickstart/policy.js. Ctrl-C stops all three.',
    '',
  ]
    .map((line) => (line ? `  ${line}` : line))
    .join('\n');
}
