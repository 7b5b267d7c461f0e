// docs/emit/<target>.md: what is emitted for the policy on the page, and what becomes of everything else a policy may say.
// `node test/emit-pages/page.js`, after `npm run build`, writes the blocks anew; test/emit-pages.test.js holds the pages
// to them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmitError, emit } from '../../packages/emit/dist/esm/index.js';
import { createCors } from '../../packages/fullcors/dist/esm/index.js';

export const TARGETS = [
  'gateway-api',
  'istio',
  'ingress-nginx',
  'traefik',
  'kong',
  'aws-http-api',
  'lambda-url',
  's3',
  'cloudfront',
  'gcs',
  'azure-blob',
  'vercel',
  'netlify',
];

export const pageOf = (target) => fileURLToPath(new URL(`../../docs/emit/${target}.md`, import.meta.url));

const APP = 'https://app.example.com';
const danger = (name) => ({ [`dangerouslyAllow${name}`]: true });
const everyone = { allowOrigins: ['*'], allowCredentials: false };

/** What a policy may say, as it stands in the table, and a policy that says it and nothing else of note. */
const PROBES = [
  ['`allowOrigins: ["*"]`', everyone],
  [
    '`"*"` with credentials',
    { allowOrigins: ['*'], allowCredentials: true, ...danger('AnyOriginWithCredentials') },
  ],
  ['`https://*.example.com`', { allowOrigins: ['https://*.example.com'] }],
  ['`http://localhost:*`', { allowOrigins: ['http://localhost:*'] }],
  ['`https://*.example.com:*`', { allowOrigins: ['https://*.example.com:*'] }],
  ['`http://[::1]:3000`', { allowOrigins: ['http://[::1]:3000'] }],
  ['`capacitor://localhost`', { allowOrigins: ['capacitor://localhost'] }],
  ['`"null"`', { allowOrigins: [APP, 'null'], ...danger('NullOrigin') }],
  ['`allowOriginRegex`', { allowOriginRegex: '^https:\\/\\/[a-z]+\\.example\\.com$' }],
  ['`allowOriginIf`', { allowOriginIf: () => false }],
  ['`allowCredentials: true`', { allowCredentials: true }],
  ['`allowCredentials: false`', { allowCredentials: false }],
  ['`allowMethods: ["PATCH"]`', { allowMethods: ['PATCH'] }],
  ['`allowMethods: ["PROPFIND"]`', { allowMethods: ['PROPFIND'] }],
  ['`allowMethods: ["*"]`', { ...everyone, allowMethods: ['*'] }],
  ['`allowMethods: ["*"]` with credentials', { allowMethods: ['*'], allowCredentials: true }],
  ['`allowHeaders: ["*"]`', { ...everyone, allowHeaders: ['*'] }],
  ['`allowHeaders: ["*", "Authorization"]`', { ...everyone, allowHeaders: ['*', 'Authorization'] }],
  ['`allowHeaders: ["*"]` with credentials', { allowHeaders: ['*'], allowCredentials: true }],
  ['`allowHeaders: ["X-API-Key"]`', { allowHeaders: ['X-API-Key'] }],
  ['`exposeHeaders: ["X-Total"]`', { exposeHeaders: ['X-Total'] }],
  ['`exposeHeaders: ["*"]`', { ...everyone, exposeHeaders: ['*'] }],
  ['`maxAge: 0`', { maxAge: 0 }],
  ['`allowPrivateNetwork`', { allowPrivateNetwork: true }],
  ['a route `/items`', { routes: { '/items': everyone } }],
  ['a route `/public/*`', { routes: { '/public/*': everyone } }],
  ['a route `/users/:id`', { routes: { '/users/:id': everyone } }],
  ['`enforce`', { enforce: true }],
  ['nobody: `allowOrigins: []`', { allowOrigins: [] }],
];

function gapsOf(target, options) {
  const { policy } = createCors(options, { env: {} });
  try {
    return emit(policy, target, { allowGaps: true }).warnings;
  } catch (error) {
    if (error instanceof EmitError) return error.gaps;
    throw error;
  }
}

/** A policy that says little, with credentials as far as the target has a say in them. */
function leastOf(target) {
  const least = { allowOrigins: [APP], preflightStatus: 200 };
  const isAlways = gapsOf(target, least).some(({ code }) => code === 'credentials-always-allowed');
  return { ...least, allowCredentials: isAlways };
}

function rowsOf(target) {
  const least = leastOf(target);
  const usual = new Set(gapsOf(target, least).map(({ code }) => code));
  return PROBES.map(([name, said]) => {
    const gaps = gapsOf(target, { ...least, ...said }).filter(({ code }) => !usual.has(code));
    const effects = gaps.map(({ effect }) => effect);
    const codes = [...new Set(gaps.map(({ code }) => `\`${code}\``))].join(', ');
    if (effects.includes('widens')) return [name, `never emitted: ${codes}`];
    if (effects.includes('narrows')) return [name, `refused there: ${codes}`];
    return [name, codes ? `said, but ${codes}` : 'said'];
  });
}

function tableOf(target) {
  const rows = [['in the policy', 'there'], ...rowsOf(target)];
  const widths = [0, 1].map((i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
}

const alwaysOf = (target) =>
  gapsOf(target, leastOf(target))
    .filter(({ effect, path }) => effect === 'differs' && path === '')
    .map(({ code, message }) => `- \`${code}\`: ${message}.`)
    .join('\n');

// JSON is left without its name: Biome would format it, and the page shows what is emitted to the letter.
const LANGUAGE = { yaml: 'yaml' };

/** The page with its blocks written anew, from the policy that stands on it. */
export function withBlocks(page, target) {
  const [, policy] = /<!-- policy -->\n\n```json\n([\s\S]*?)```/.exec(page) ?? [];
  if (policy === undefined) throw new Error(`${pageOf(target)} has no policy`);
  const { files } = emit(createCors(JSON.parse(policy), { env: {} }).policy, target);
  return page
    .replace(/(<!-- emitted: (\S+) -->\n\n)```[\s\S]*?\n```/g, (_, mark, path) => {
      const file = files.find((one) => one.path === path);
      if (!file) throw new Error(`${target} emits no ${path}`);
      return `${mark}\`\`\`${LANGUAGE[path.split('.').at(-1)] ?? 'text'}\n${file.text}\`\`\``;
    })
    .replace(
      /(<!-- gaps -->\n\n)[\s\S]*?(\n\n<!-- end -->)/,
      (_, start, end) => start + tableOf(target) + end,
    )
    .replace(
      /(<!-- always -->\n\n)[\s\S]*?(\n\n<!-- end -->)/,
      (_, start, end) => start + alwaysOf(target) + end,
    );
}

export const OVERVIEW = fileURLToPath(new URL('../../docs/emit/declarative.md', import.meta.url));

const COLUMNS = [
  '`https://*.example.com`',
  '`http://localhost:*`',
  '`"null"`',
  '`allowOriginRegex`',
  '`allowCredentials: true`',
  '`allowCredentials: false`',
  '`allowHeaders: ["*"]`',
  'a route `/public/*`',
];

/** One row a target: what of the policy it can say. */
export function withOverview(page) {
  const rows = TARGETS.map((target) => {
    const all = new Map(rowsOf(target));
    const cells = COLUMNS.map((name) =>
      all
        .get(name)
        .replace(/^said.*/, 'yes')
        .replace(/: .*/, ''),
    );
    return [`[${target}](${target}.md)`, ...cells.map((cell) => cell.replace('refused there', 'no'))];
  });
  const table = [['target', ...COLUMNS], ...rows];
  const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const [head, ...body] = table.map(line);
  const text = [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body].join('\n');
  return page.replace(
    /(<!-- targets -->\n\n)[\s\S]*?(\n\n<!-- end -->)/,
    (_, start, end) => start + text + end,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const target of TARGETS) {
    writeFileSync(pageOf(target), withBlocks(readFileSync(pageOf(target), 'utf8'), target));
  }
  writeFileSync(OVERVIEW, withOverview(readFileSync(OVERVIEW, 'utf8')));
}
