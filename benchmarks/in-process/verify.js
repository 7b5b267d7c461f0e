// A fast wrong answer is worth nothing: before anything is measured, what is hard-coded and fullcors have to give exactly
// the right answer, and the peers have to allow and refuse the same origins.
import assert from 'node:assert/strict';
import { ANSWERS } from './answers.js';

/** Not the policy's: the peers and the hosts differ in them. */
const OWN = new Set([
  'date',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'content-type',
]);

export async function verify(host, scenario, contenders) {
  const right = ANSWERS[scenario.answer];
  for (const [name, serve] of Object.entries(contenders)) {
    const exchange = host.makeExchange(scenario.request(0));
    await serve(exchange);
    const answer = host.readAnswer(exchange);
    const where = `${scenario.name}: ${name}`;
    if (isPeer(name)) {
      if (!scenario.peersDiffer) assert.equal(granted(answer.fields), granted(right.headers), where);
    } else {
      assert.equal(answer.status, right.status ?? 200, where);
      assert.deepEqual(
        comparable(answer.fields.filter(([field]) => !OWN.has(field))),
        comparable(right.headers),
        where,
      );
    }
  }
}

export const isPeer = (name) => !/^(hard-coded|writeHead|fullcors)/.test(name);
const comparable = (fields) => fields.map(([name, value]) => `${name.toLowerCase()}: ${value}`).sort();
/** Some say an empty origin for none. */
const granted = (fields) =>
  fields.find(([name]) => name.toLowerCase() === 'access-control-allow-origin')?.[1] || undefined;
