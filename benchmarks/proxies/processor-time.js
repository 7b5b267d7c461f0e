import { readdirSync, readFileSync } from 'node:fs';

const numbered = (folder) => readdirSync(folder).filter((name) => /^\d+$/.test(name));

/** Microseconds of the processor that a process and those that it has started have used, thread by thread. Linux only. */
export function processorTime(pid) {
  const children = new Map();
  for (const name of numbered('/proc')) {
    const parent = attempt(() => readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
    if (parent) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(name)]);
  }
  const own = (one) =>
    numbered(`/proc/${one}/task`)
      .map((task) => Number(readFileSync(`/proc/${one}/task/${task}/schedstat`, 'utf8').split(' ')[0]))
      .reduce((all, time) => all + time, 0);
  const sum = (one) =>
    (attempt(() => own(one)) ?? 0) + (children.get(one) ?? []).reduce((all, child) => all + sum(child), 0);
  return sum(pid) / 1000;
}

/** Undefined for what has ended in between. */
function attempt(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}
