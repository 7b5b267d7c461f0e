import { describe, expect, test } from 'vitest';
import { makeProject, runCli } from './support.js';

/** The file that is checked, and where a finding stands in it: what begins there, instead of a line and a column. */
interface At {
  readonly name: string;
  readonly text: string;
}

async function found({ name, text }: At, ...flags: string[]) {
  const cwd = makeProject({ [name]: text });
  const { out, err } = await runCli(['check', '-f', 'json', ...flags], { cwd });
  expect(err).toBe('');
  const { findings } = JSON.parse(out) as {
    findings: { code: string; severity: string; keyPath: string; line: number; column: number }[];
  };
  return findings.map(({ code, severity, keyPath, line, column }) => ({
    said: `${severity} ${code} ${keyPath}`,
    at: text.split('\n')[line - 1]?.slice(column - 1) ?? '',
  }));
}

/** One policy in every format. Its mistakes: a problem first, then lints, in a list, an option, a route, an environment. */
const LINTS: readonly At[] = [
  {
    name: 'cors.config.ts',
    text: `import { defineCors } from 'fullcors';

const local = 'http://localhost:3000';
export default defineCors({
  allowOrigins: ['https://app.example.com', local],
  allowMethods: ['GET', 'OPTIONS'],
  maxAge: 86400,
  routes: {
    '/public/*': { allowOrigins: ['https://*.github.io'] },
  },
  environments: { production: { debug: true } },
});
`,
  },
  {
    name: 'cors.config.mjs',
    text: `export default {
  allowOrigins: ['https://app.example.com', 'http://localhost:3000'],
  allowMethods: ['GET', 'OPTIONS'],
  maxAge: 86400,
  routes: { '/public/*': { allowOrigins: ['https://*.github.io'] } },
  environments: { production: { debug: true } },
};
`,
  },
  {
    name: 'cors.config.cjs',
    text: `module.exports = {
  allowOrigins: ['https://app.example.com', 'http://localhost:3000'],
  allowMethods: ['GET', 'OPTIONS'],
  maxAge: 86400,
  routes: { '/public/*': { allowOrigins: ['https://*.github.io'] } },
  environments: { production: { debug: true } },
};
`,
  },
  {
    name: 'cors.config.json',
    text: `{
  "allowOrigins": ["https://app.example.com", "http://localhost:3000"],
  "allowMethods": ["GET", "OPTIONS"],
  "maxAge": 86400,
  "routes": { "/public/*": { "allowOrigins": ["https://*.github.io"] } },
  "environments": { "production": { "debug": true } }
}
`,
  },
  {
    name: 'cors.config.yaml',
    text: `allowOrigins:
  - https://app.example.com
  - http://localhost:3000
allowMethods: [GET, OPTIONS]
maxAge: 86400
routes:
  /public/*:
    allowOrigins: ['https://*.github.io']
environments:
  production: { debug: true }
`,
  },
  {
    name: 'cors.config.toml',
    text: `allowOrigins = ["https://app.example.com", "http://localhost:3000"]
allowMethods = ["GET", "OPTIONS"]
maxAge = 86400

[routes."/public/*"]
allowOrigins = ["https://*.github.io"]

[environments.production]
debug = true
`,
  },
];

describe.each(LINTS.map((each) => [each.name, each] as const))('%s', (_, file) => {
  test('every lint has its place', async () => {
    const findings = await found(file);
    const at = (said: string) => findings.find((finding) => finding.said === said)?.at;
    expect(findings.map(({ said }) => said)).toEqual([
      'error localhost-allowed allowOrigins[1]',
      'error debug-in-production environments.production.debug',
      'warning options-listed allowMethods[1]',
      'warning max-age-not-honoured maxAge',
      'warning near-wildcard routes["/public/*"].allowOrigins[0]',
    ]);
    expect(at('error localhost-allowed allowOrigins[1]')).toMatch(/^["']?(http:\/\/localhost|local\])/);
    expect(at('error debug-in-production environments.production.debug')).toMatch(
      /^"?debug"?(:| =) true|^true/,
    );
    expect(at('warning options-listed allowMethods[1]')).toMatch(/^["']?OPTIONS/);
    expect(at('warning max-age-not-honoured maxAge')).toMatch(/^"?maxAge"?(:| =) 86400|^86400/);
    expect(at('warning near-wildcard routes["/public/*"].allowOrigins[0]')).toMatch(
      /^["']https:\/\/\*\.github/,
    );
  });
});

/** Problems, each with what stands at its place. */
test.each([
  ['allowOrigin: ["https://a.example"]', ['option-unknown allowOrigin']],
  ['maxAge: 5', ['origins-missing allowOrigins']],
  ['allowOrigins: "https://a.example"', ['option-type allowOrigins']],
  ['allowOrigins: [1]', ['option-type allowOrigins[0]']],
  ['allowOrigins: ["*", "https://a.example"]', ['any-not-alone allowOrigins[0]']],
  ['allowOrigins: ["*"], allowCredentials: true', ['any-origin-with-credentials allowOrigins[0]']],
  ['allowOrigins: ["https://a.example/"]', ['origin-invalid allowOrigins[0]']],
  ['allowOrigins: ["null"]', ['origin-null allowOrigins[0]']],
  [
    'allowOrigins: ["http://a.example"], allowCredentials: true',
    ['origin-insecure-with-credentials allowOrigins[0]'],
  ],
  ['allowOrigins: ["https://*.github.io"], allowCredentials: true', ['origin-public-suffix allowOrigins[0]']],
  [
    'allowOrigins: ["https://a.example"], allowCredentials: true, exposeHeaders: ["*"]',
    ['any-exposed-with-credentials exposeHeaders'],
  ],
  ['allowOrigins: ["*"], allowPrivateNetwork: true', ['private-network-any-origin allowPrivateNetwork']],
  ['allowOrigins: [], maxAge: -1', ['option-range maxAge']],
  ['allowOrigins: [], preflightStatus: 500', ['option-range preflightStatus']],
  ['allowOriginRegex: /a/g', ['regex-flags allowOriginRegex']],
  ['allowOriginRegex: /(?=x)a/', ['regex-unsupported allowOriginRegex']],
  ['allowOriginRegex: /https:\\/\\/a.example/', ['regex-unescaped-dot allowOriginRegex']],
  ['allowOrigins: [], allowMethods: ["G T"]', ['method-invalid allowMethods[0]']],
  ['allowOrigins: [], allowMethods: ["TRACE"]', ['method-forbidden allowMethods[0]']],
  ['allowOrigins: [], allowHeaders: ["X Y"]', ['header-invalid allowHeaders[0]']],
  ['allowOrigins: [], allowHeaders: ["Cookie"]', ['header-forbidden allowHeaders[0]']],
  ['allowOrigins: [], routes: { public: {} }', ['route-invalid routes["public"]']],
  ['allowOrigins: [], routes: { "/a": { maxAge: "1" } }', ['option-range routes["/a"].maxAge']],
  [
    'allowOrigins: ["https://b.example"], environments: { staging: { allowOrigins: ["a"] } }',
    ['origin-invalid environments.staging.allowOrigins[0]'],
  ],
])('export default { %s } has %j', async (options, problems) => {
  const findings = await found({ name: 'cors.config.mjs', text: `export default {\n  ${options},\n};\n` });
  expect(findings.map(({ said }) => said)).toEqual(problems.map((problem) => `error ${problem}`));
  for (const { said, at } of findings) {
    // The last step of the key path stands there: an option's name, or the element itself.
    const [, index, quoted, name] = /(?:\[(\d+)\]|\["([^"]*)"\]|(\w+))$/.exec(said) ?? [];
    const key = quoted ?? name;
    if (index !== undefined) expect(at).toMatch(/^["\d]/);
    else if (key !== 'allowOrigins') expect(at.replaceAll('"', ''), said).toMatch(new RegExp(`^${key}`));
  }
});

test('an environment is checked by its own rules, each of the environments once', async () => {
  const file = {
    name: 'cors.config.json',
    text: `{
  "allowOrigins": ["http://localhost:3000"],
  "environments": { "development": {}, "staging": {}, "production": { "allowOrigins": [] } }
}
`,
  };
  const all = await found(file, '--all');
  expect(all.map(({ said }) => said)).toEqual([
    'warning localhost-allowed allowOrigins[0]',
    'note nobody-allowed environments.production.allowOrigins',
  ]);
  expect((await found(file, '--env', 'development')).map(({ said }) => said)).toEqual([]);
});

test('what is said nowhere is missed once, at what asks for it, and never in an environment that is not there', async () => {
  const text = `{
  "allowOrigins": ["https://app.example.com"],
  "allowMethods": ["GET", "PUT"],
  "environments": { "development": {}, "staging": { "maxAge": 60 } }
}
`;
  expect(await found({ name: 'cors.config.json', text }, '--all')).toEqual([
    { said: 'warning content-type-missing allowMethods[1]', at: '"PUT"],' },
  ]);
});
