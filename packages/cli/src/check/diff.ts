import { CorsPolicyError, type PathPolicy, type Policy } from 'fullcors';
import { buildFor } from '../config/in-force.js';
import type { PolicyFile } from '../config/policy-file.js';
import { CannotRun } from '../exit.js';

/** What two environments answer differently, one sentence each; none where they answer alike. */
export function differencesOf(file: PolicyFile, a: string, b: string): readonly string[] {
  const [one, other] = [policyOf(file, a), policyOf(file, b)];
  const everywhere = compare(one, other, a, b);
  const routes = new Set([...Object.keys(one.routes), ...Object.keys(other.routes)]);
  const onRoutes = [...routes].flatMap((route) => {
    const [here, there] = [one.routes[route], other.routes[route]];
    // Where only one has the route, there the base decides. What is so everywhere has been said.
    const parts = compare(here ?? one, there ?? other, a, b).filter(
      (sentence) => !everywhere.includes(sentence),
    );
    const only = here && there ? [] : [`Only ${here ? a : b} has a policy of its own for ${route}.`];
    return [...only, ...parts.map((sentence) => `On ${route}: ${sentence}`)];
  });
  return [...everywhere, ...onRoutes];
}

function policyOf(file: PolicyFile, environment: string): Policy {
  try {
    return buildFor(file, environment).policy;
  } catch (error) {
    if (!(error instanceof CorsPolicyError)) throw error;
    const [problem] = error.problems;
    throw problem?.code === 'environment-unknown'
      ? new CannotRun(`${file.shown}: ${problem.message}`, problem.fix)
      : new CannotRun(
          `${file.shown} has problems, so there is nothing to compare`,
          `see them by fullcors check --env ${environment}`,
        );
  }
}

function compare(one: PathPolicy, other: PathPolicy, a: string, b: string): string[] {
  return [
    ...origins(one, other, a, b),
    ...lists('allowMethods', 'pages may use', one, other, a, b),
    ...lists('allowHeaders', 'pages may send', one, other, a, b),
    ...lists('exposeHeaders', 'pages may read', one, other, a, b),
    ...flags(one, other, a, b),
    ...values(one, other, a, b),
  ];
}

const list = (values: readonly string[]): string => values.join(', ');

function origins(one: PathPolicy, other: PathPolicy, a: string, b: string): string[] {
  const said = ({ allowOrigins, allowOriginRegex, allowOriginIf }: PathPolicy) => [
    ...allowOrigins,
    ...(allowOriginRegex ? [`/${allowOriginRegex.source}/${allowOriginRegex.flags}`] : []),
    ...(allowOriginIf ? ['what allowOriginIf allows'] : []),
  ];
  const [here, there] = [said(one), said(other)];
  const sentences: string[] = [];
  for (const [name, mine, yours] of [
    [a, here, there],
    [b, there, here],
  ] as const) {
    const more = mine.filter((origin) => !yours.includes(origin));
    if (more.length > 0) {
      const also = mine.length > more.length ? 'also ' : '';
      sentences.push(`${name} ${also}allows ${more.includes('*') ? 'every origin (*)' : list(more)}.`);
    }
  }
  if (here.length > 0 && there.length === 0) sentences.push(`${b} allows no origin.`);
  if (there.length > 0 && here.length === 0) sentences.push(`${a} allows no origin.`);
  return sentences;
}

function lists(
  option: 'allowMethods' | 'allowHeaders' | 'exposeHeaders',
  verb: string,
  one: PathPolicy,
  other: PathPolicy,
  a: string,
  b: string,
): string[] {
  const fold = (name: string) => (option === 'allowMethods' ? name : name.toLowerCase());
  const only = (mine: readonly string[], yours: readonly string[]) =>
    mine.filter((name) => !yours.map(fold).includes(fold(name)));
  const sentences: string[] = [];
  for (const [name, more] of [
    [a, only(one[option], other[option])],
    [b, only(other[option], one[option])],
  ] as const) {
    if (more.length > 0)
      sentences.push(`In ${name} ${verb} ${more.includes('*') ? 'anything (*)' : list(more)} besides.`);
  }
  return sentences;
}

const FLAGS: Readonly<Record<string, readonly [on: string, off: string]>> = {
  allowCredentials: ['allows credentials', 'does not'],
  allowPrivateNetwork: ['answers preflights of Private Network Access', 'does not'],
  debug: ['tells why it refuses (debug)', 'does not'],
  enforce: ['also refuses actual requests (enforce)', 'does not'],
};

const flags = (one: PathPolicy, other: PathPolicy, a: string, b: string): string[] =>
  Object.keys(one)
    .filter((name) => typeof one[name as keyof PathPolicy] === 'boolean' && name !== 'allowOriginIf')
    .filter((name) => one[name as keyof PathPolicy] !== other[name as keyof PathPolicy])
    .map((name) => {
      const [on, off] = FLAGS[name] ?? [`has ${name}`, 'does not'];
      return one[name as keyof PathPolicy] ? `${a} ${on}; ${b} ${off}.` : `${b} ${on}; ${a} ${off}.`;
    });

function values(one: PathPolicy, other: PathPolicy, a: string, b: string): string[] {
  const sentences: string[] = [];
  if (one.maxAge !== other.maxAge) {
    sentences.push(`Preflights are remembered for ${one.maxAge} s in ${a}, for ${other.maxAge} s in ${b}.`);
  }
  if (one.preflightStatus !== other.preflightStatus) {
    sentences.push(
      `Preflights are answered ${one.preflightStatus} in ${a}, ${other.preflightStatus} in ${b}.`,
    );
  }
  if (one.allowOriginIfTimeout !== other.allowOriginIfTimeout) {
    sentences.push(
      `allowOriginIf may take ${one.allowOriginIfTimeout} ms in ${a}, ${other.allowOriginIfTimeout} ms in ${b}.`,
    );
  }
  return sentences;
}
