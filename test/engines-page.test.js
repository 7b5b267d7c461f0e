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

`;

const FOOT = `
## What is not judged

HTTP caches, service workers, Content Security Policy, HSTS, Opaque Response Blocking, Local Network Access, HTTP
authentication prompts, what conformance/browsers/scenarios/left-out.js names (headers after a second redirect in Firefox
and WebKit, CORS fields beside empty ones of their name in Firefox, ...), and what HTTP itself does with a broken answer (retries after 408 and 421, lines that are no
field). Streams as bodies are sent by Chromium over HTTP/2 only. Cookies are parsed by
[tough-cookie](https://github.com/salesforce/tough-cookie), which keeps no nameless ones.
`;

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
  const table = tableOf([['what', 'standard', 'Chromium', 'Firefox', 'WebKit', 'key'], ...rows]);
  await expect(`${HEAD}${table}${FOOT}`).toMatchFileSnapshot('../docs/engines.md');
});
