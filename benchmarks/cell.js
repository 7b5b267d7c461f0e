// Measures scenarios in one host and prints JSON. It is a process of its own, as a server has one host and one policy:
// nothing that another taught the compiler helps or hinders. Only `--quick` measures several scenarios in one.
import { HOSTS } from './hosts/index.js';
import { measure } from './measure.js';
import { SCENARIOS } from './scenarios.js';
import { verify } from './verify.js';

const { hostName, names, effort } = JSON.parse(process.argv[2]);
const host = await HOSTS[hostName]();
const results = {};
for (const scenario of SCENARIOS.filter(({ name }) => names.includes(name))) {
  const contenders = await host.contenders(scenario);
  await verify(host, scenario, contenders);
  const makeExchange = (i) => host.makeExchange(scenario.request(i));
  results[scenario.name] = await measure(contenders, makeExchange, effort);
}
console.log(JSON.stringify(results));
