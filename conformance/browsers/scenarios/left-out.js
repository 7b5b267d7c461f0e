// What is not compared, and why: what HTTP, XMLHttpRequest or one engine does beside the Fetch standard's steps. Everything
// else that differs is a row of the engines' table, or a failure. docs/engines.md says the same in words.

const CORS_FIELD = /^access-control-/i;
const linesOf = ({ answers }) =>
  Object.values(answers).flatMap(({ preflight, actual }) =>
    [preflight, actual].map((answer) => answer?.headers?.flatMap(split) ?? []),
  );
/** A value may hold further lines. */
const split = ([name, value]) =>
  `${name}: ${value}`
    .split(/\r\n(?![ \t])/)
    .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);

const redirects = ({ answers }) =>
  Object.values(answers).filter(({ actual }) => actual?.status >= 300 && actual.status < 400);
const givesHeaders = ({ fetches }) => fetches.some(({ headers = [], body }) => body || headers.length > 0);

const RULES = [
  {
    why: 'engines refuse a user name in a Location at different steps (messages.test.js holds that they refuse it)',
    when: (scenario) => JSON.stringify(redirects(scenario)).includes('user@'),
  },
  {
    why: "Firefox keeps its memory of preflights through redirect: 'error'",
    engine: 'firefox',
    when: ({ fetches }) => fetches.some(({ redirect }) => redirect === 'error'),
  },
  ...['firefox', 'webkit'].map((engine) => ({
    why: 'after a second redirect the engine remembers headers that the first one dropped, each its own way',
    engine,
    when: (scenario) => givesHeaders(scenario) && redirects(scenario).length > 1,
  })),
  {
    why: 'XMLHttpRequest rewrites the charset of a Content-Type',
    when: ({ fetches }) =>
      fetches.some(
        ({ via, headers = [] }) =>
          via !== 'fetch' &&
          headers.some(([name, value]) => /^content-type$/i.test(name) && /charset/i.test(value)),
      ),
  },
  {
    why: 'XMLHttpRequest in WebKit says the type of a body that it does not send',
    engine: 'webkit',
    when: ({ fetches }) =>
      fetches.some(({ via, method, body }) => via !== 'fetch' && body && /^(get|head)$/i.test(method)),
  },
  {
    why: 'Firefox takes a `*` beside junk in Access-Control-Expose-Headers now so, now so',
    engine: 'firefox',
    when: (scenario) =>
      linesOf(scenario).some((lines) =>
        lines.some(
          ([name, value]) =>
            /^access-control-expose-headers$/i.test(name) && value.includes('*') && /[^-\w*, \t]/.test(value),
        ),
      ),
  },
  {
    why: 'Firefox reads a CORS field beside an empty one of its name now so, now so',
    engine: 'firefox',
    when: (scenario) =>
      linesOf(scenario).some((lines) =>
        lines.some(
          ([name, value], i) =>
            CORS_FIELD.test(name) &&
            value === '' &&
            lines.some(([other], j) => j !== i && other.toLowerCase() === name.toLowerCase()),
        ),
      ),
  },
  {
    why: "WebKit lets a page read the body of a redirect that leads nowhere, with redirect: 'manual'",
    engine: 'webkit',
    when: ({ fetches, answers }) =>
      fetches.some(({ redirect }) => redirect === 'manual') &&
      Object.values(answers).some(({ actual }) => {
        if (!(actual?.status >= 300 && actual.status < 400)) return false;
        const location = (actual.headers ?? []).find(([name]) => /^location$/i.test(name))?.[1].trim();
        return !location || !/^(\{|[^:]*$|https?:)/i.test(location);
      }),
  },
  {
    why: 'WebKit gives a request its Content-* fields back in a loop of redirects',
    engine: 'webkit',
    when: ({ fetches, answers }) =>
      fetches.some(({ headers = [], body }) => body || headers.some(([name]) => /^content-/i.test(name))) &&
      Object.entries(answers).some(([target, { actual }]) => {
        const [at, path] = target.split('/');
        const location = (actual?.headers ?? []).find(([name]) => /^location$/i.test(name))?.[1].trim();
        return location === path || location === `{${at}/}${path}` || location === `{/}${path}`;
      }),
  },
];

/** Why a scenario is not compared with an engine; undefined where it is. */
export const leftOut = (engine, scenario) =>
  RULES.find((rule) => (rule.engine ?? engine) === engine && rule.when(scenario))?.why;
