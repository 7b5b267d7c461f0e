// Makes a scenario smaller while it still shows what it shows. All candidates of a round are played in one batch, which
// in a page costs hardly more than one: so the steps are taken on the plain data, not by fast-check, which must know of
// each candidate before it makes the next.

const ROUNDS = 60;

/** `shows(candidates)` resolves to a boolean each. */
export async function shrink(scenario, shows) {
  let smallest = scenario;
  for (let round = 0; round < ROUNDS; round++) {
    const candidates = [...simpler(smallest)];
    const shown = await shows(candidates);
    const first = shown.indexOf(true);
    if (first < 0) return smallest;
    smallest = await together(smallest, candidates, shown, shows);
  }
  return smallest;
}

/** Deletions seldom depend on each other: the first half of those that work is tried at once. */
async function together(scenario, candidates, shown, shows) {
  const working = candidates.filter((_, index) => shown[index]);
  const merged = [];
  for (let size = working.length; size > 1; size = size >> 1) {
    const steps = working.slice(0, size).map(({ step }) => step);
    merged.push(steps.reduce((smaller, step) => step(smaller) ?? smaller, scenario));
  }
  const results = merged.length ? await shows(merged) : [];
  const best = results.indexOf(true);
  return best < 0 ? working[0].step(scenario) : merged[best];
}

/** Each candidate is the scenario after one step, and knows its step. */
function* simpler(scenario) {
  for (const step of stepsOf(scenario)) {
    const smaller = step(scenario);
    if (smaller) yield Object.defineProperty(smaller, 'step', { value: step, enumerable: false });
  }
}

function* stepsOf({ page, fetches, answers }) {
  for (let at = fetches.length - 1; at >= 0 && fetches.length > 1; at--) {
    yield edit((it) => it.fetches.length > 1 && it.fetches.splice(at, 1));
  }
  for (const key of Object.keys(answers)) {
    yield edit((it) => delete it.answers[key]);
    for (const stage of Object.keys(answers[key])) {
      yield edit((it) => it.answers[key] && delete it.answers[key][stage]);
    }
  }
  if (page !== 'app') yield edit((it) => set(it, 'page', 'app'));
  for (const [key, stages] of Object.entries(answers)) {
    for (const [stage, answer] of Object.entries(stages)) {
      yield* answerSteps(answer, (it) => it.answers[key]?.[stage]);
    }
  }
  for (const [index, one] of fetches.entries()) yield* fetchSteps(one, (it) => it.fetches[index]);
}

function* fetchSteps(one, find) {
  for (const name of ['body', 'redirect', 'mode', 'credentials', 'cache']) {
    if (name in one) yield edit((it) => find(it) && delete find(it)[name]);
  }
  yield* lineSteps(one.headers ?? [], (it) => find(it)?.headers, ['1', '']);
  for (const via of ['fetch', 'xhr']) {
    if (one.via !== via && one.via !== 'fetch') yield edit((it) => set(find(it), 'via', via));
  }
  for (const method of ['GET', 'POST', 'PUT']) {
    if (!['GET', method].includes(one.method)) yield edit((it) => set(find(it), 'method', method));
  }
  if (one.body && one.body.kind !== 'text') {
    yield edit((it) => find(it)?.body && set(find(it), 'body', { kind: 'text', text: 'sent' }));
  }
  if (one.url.includes('user@')) yield edit((it) => set(find(it), 'url', one.url.replace('user@', '')));
}

const MILD = {
  'access-control-allow-origin': ['{origin}', '*'],
  'access-control-allow-credentials': ['true'],
  'access-control-allow-methods': ['{method}', '*'],
  'access-control-allow-headers': ['{headers}', '*'],
  'access-control-max-age': ['600'],
  'access-control-expose-headers': ['*', 'x-seen'],
};

function* answerSteps(answer, find) {
  if (![200, 204].includes(answer.status)) yield edit((it) => set(find(it), 'status', 200));
  yield* lineSteps(answer.headers ?? [], (it) => find(it)?.headers, []);
}

function* lineSteps(lines, find, plain) {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = JSON.stringify(lines[at]);
    const same = (it) => find(it)?.findIndex((one) => JSON.stringify(one) === line) ?? -1;
    yield edit((it) => same(it) >= 0 && find(it).splice(same(it), 1));
    const [name, value] = lines[at];
    for (const mild of [...(MILD[name.toLowerCase()] ?? plain), ...shorter(value)]) {
      if (mild === value || (MILD[name.toLowerCase()] ?? plain).indexOf(value) >= 0) continue;
      yield edit((it) => same(it) >= 0 && find(it).splice(same(it), 1, [name, mild]));
    }
  }
}

/** The value without one of its elements; the value cut in half. */
function shorter(value) {
  const elements = value.split(',');
  if (elements.length > 20) {
    const half = elements.length >> 1;
    return [elements.slice(half).join(','), elements.slice(0, half).join(',')];
  }
  if (elements.length > 1)
    return elements.map((_, at) => elements.filter((_, index) => index !== at).join(','));
  return value.includes(';') ? [value.slice(0, value.lastIndexOf(';'))] : [];
}

/** A step on a copy; `false` or nothing done gives no candidate. */
const edit = (change) => (scenario) => {
  const copy = structuredClone(scenario);
  const done = change(copy);
  return done === false || done === undefined || done === -1 ? undefined : copy;
};

function set(target, name, value) {
  if (!target || target[name] === value) return false;
  target[name] = value;
  return true;
}
