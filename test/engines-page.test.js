// docs/engines.md is written from the table that the profiles are made of: `npx vitest run test/engines-page -u`.
import { ENGINE_DIFFERENCES } from '@fullcors/browser';
import { expect, test } from 'vitest';

const HEAD = `# Where browsers differ

\`browserAt(origin)\` judges by the [Fetch standard](https://fetch.spec.whatwg.org/) (commit 586cd2a, July 2026);
\`browserAt(origin, { engine: 'webkit' })\` as one engine does. Every difference that was seen in real Chromium, Firefox and
WebKit is a row here, and the suite that plays thousands of scenarios in all three (conformance/browsers) fails on any
other it meets. An empty cell is as the standard says.

Most of it never meets you. These do:

- \`Access-Control-Max-Age\` is cut to two hours, a day, or ten minutes.
- No engine keeps to the rule that \`*\` does not cover \`Authorization\`. List it: the standard says so, and Chromium warns.
- Safari sends no cookies to another site, Firefox keeps them apart for each. A login across sites works in Chromium only.
- A cookie without \`SameSite\` is \`Lax\` in Chromium and the standard, and is sent everywhere else.
- After a second redirect Firefox sends again what the first one dropped, \`Authorization\` to another origin included.

`;

const FOOT = `
## What is not judged

- **HTTP caches.** Every answer of the suite says \`no-store\`, and \`browserAt\` has no cache: \`cache\` of \`fetch\` does nothing.
- **Service workers**, **Content Security Policy**, **Permissions Policy**, **HSTS** and the upgrade of mixed content.
- **Opaque Response Blocking**, which is about \`<img>\` and \`<script>\`, and **Local Network Access**, Chromium's question to the
  user before a public page may ask a private address: the suite is on one machine.
- **HTTP authentication**: what a 401 asks of the user, and the passwords that a browser remembers.
- **HTTP itself**: retries after 408 and 421, HTTP/2 and HTTP/3 (a stream as a body goes out by HTTP/2 only, and in Chromium
  only), answers whose lines are no fields. Node's parser reads those, and whatever it reads is a verdict.
- **What wears out**: Firefox keeps 100 preflights and forgets one when it looks up the host's address anew; Chromium and
  Firefox keep 180 cookies a host.
- **Cookies' parsing**, which is [tough-cookie](https://github.com/salesforce/tough-cookie)'s. It keeps no nameless ones.
`;

const NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

const show = (value) => {
  if (value === Number.POSITIVE_INFINITY) return 'no limit';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  const names = Array.isArray(value) ? value : Object.keys(value);
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(', ') : 'none';
};

/** A table as the formatter writes it. */
function tableOf(rows) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column]))));
  lines.splice(1, 0, line(widths.map((width) => '-'.repeat(width))));
  return `${lines.join('\n')}\n`;
}

test('docs/engines.md shows every difference', async () => {
  const rows = Object.entries(ENGINE_DIFFERENCES).map(([key, { what, standard, engines }]) => {
    const cells = ['chromium', 'firefox', 'webkit'].map((engine) =>
      engine in engines ? show(engines[engine]) : '',
    );
    return [what, show(standard), ...cells, `\`${key}\``];
  });
  const sources = Object.entries(ENGINE_DIFFERENCES).flatMap(([key, { sources = {} }]) => {
    const named = Object.entries(sources).map(([engine, source]) => `${NAMES[engine]}, ${source}`);
    return named.length > 0
      ? [`\`${key}\` is read in the engines' sources, not timed: ${named.join('; ')}.\n`]
      : [];
  });
  const table = tableOf([['what', 'standard', 'Chromium', 'Firefox', 'WebKit', 'key'], ...rows]);
  await expect(`${HEAD}${table}\n${sources.join('\n')}${FOOT}`).toMatchFileSnapshot('../docs/engines.md');
});
