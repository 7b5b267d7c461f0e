// Measures scenarios in one host and prints JSON. It is a process of its own, as a server has one host and one policy:
// nothing that another taught the compiler helps or hinders. Only `--quick` measures several scenarios in one.
import { HOSTS } from './hosts/index.js';
import { measure } from './measure.js';
import { SCENARIOS } from './scenarios.js';
import { isPeer, verify } from './verify.js';

/**
 * `of` is `all` contenders, or one side beside `hard-coded`: a server has one CORS layer, and what the responses of another
 * look like makes Node's own code slower. `against`, where it is given, is the folder of another build of fullcors, and all
 * that ours is compared with.
 */
const { hostName, names, of, effort, against } = JSON.parse(process.argv[2]);
const host = await HOSTS[hostName]();
const results = {};
for (const scenario of SCENARIOS.filter(({ name }) => names.includes(name))) {
  const policy = scenario.makePolicy();
  const all = await host.contenders(policy, scenario.answer, (entry) => import(entry));
  const contenders = of === 'all' ? all : side(all, of === 'peers');
  const makeExchange = (i) => host.makeExchange(scenario.request(i));
  if (against) {
    const load = (entry) => import(new URL(fileOf(entry), against));
    const before = await host.contenders(policy, scenario.answer, load);
    const pair = { before: ours(before), after: ours(contenders) };
    results[scenario.name] = await measure(pair, makeExchange, effort, 'before');
  } else {
    await verify(host, scenario, contenders);
    results[scenario.name] = await measure(contenders, makeExchange, effort);
  }
}
console.log(JSON.stringify(results));

function ours(contenders) {
  return Object.entries(contenders).find(([name]) => name.startsWith('fullcors'))[1];
}

function side(contenders, peers) {
  const isOf = (name) => name === 'hard-coded' || isPeer(name) === peers;
  return Object.fromEntries(Object.entries(contenders).filter(([name]) => isOf(name)));
}

/** `fullcors/node` -> `dist/esm/adapters/node.js` */
function fileOf(entry) {
  const [, subpath] = entry.split('/');
  return `dist/esm/${subpath ? `adapters/${subpath}` : 'index'}.js`;
}
