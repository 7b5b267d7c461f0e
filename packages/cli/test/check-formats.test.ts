import { buildMatcher } from '@microsoft/jest-sarif/lib/build-matcher.js';
import type { CorsOptions } from 'fullcors';
import { describe, expect, test } from 'vitest';
import { APP, CASES, projectOf } from './check-cases.js';
import { makeProject, runCli } from './support.js';

expect.extend({ toBeValidSarifLog: buildMatcher() as never });

declare module 'vitest' {
  interface Matchers {
    toBeValidSarifLog(): void;
  }
}

describe('formats', () => {
  const policy: CorsOptions = { allowOrigins: [APP, 'http://localhost:3000'], maxAge: 86400 };
  const written = async (...flags: string[]) =>
    (await runCli(['check', ...flags], { cwd: projectOf(policy) })).out;

  test('text fits into 80 columns and has the place first', async () => {
    const out = await written();
    expect(out.split('\n')[0]).toBe('cors.config.json:4:5  error');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(/1 error, 1 warning in cors\.config\.json \(production\)\.\n$/);
  });

  test('colours only where there are any', async () => {
    const cwd = projectOf(policy);
    const sequence = '\u001b[';
    expect((await runCli(['check'], { cwd, hasColor: true })).out).toContain(sequence);
    expect((await runCli(['check', '--no-color'], { cwd, hasColor: true })).out).not.toContain(sequence);
    expect((await runCli(['--no-color', 'check'], { cwd, hasColor: true })).out).not.toContain(sequence);
  });

  test('github has a line each, escaped', async () => {
    expect((await written('--format', 'github')).split('\n')[0]).toMatch(
      /^::error file=cors\.config\.json,line=4,col=5,title=fullcors%3A localhost-allowed::allowOrigins\[1\] \(production\): .*%0Afix: move /,
    );
  });

  test.each(CASES.map((each) => [each.is, each.policy] as const))(
    'sarif is SARIF 2.1.0: %s',
    async (_, policy) => {
      const { out } = await runCli(['check', '--all', '-f', 'sarif'], { cwd: projectOf(policy) });
      expect(JSON.parse(out)).toBeValidSarifLog();
    },
  );

  test('sarif of what is sound is valid, too, and has no result', async () => {
    const { out } = await runCli(['check', '-f', 'sarif'], { cwd: projectOf({ allowOrigins: [APP] }) });
    const log = JSON.parse(out);
    expect(log).toBeValidSarifLog();
    expect(log.runs[0].results).toEqual([]);
  });

  test('what is no SARIF is told from it', () => {
    expect(() => expect({ version: '2.1.0', runs: [{}] }).toBeValidSarifLog()).toThrow();
  });

  test('a path in sarif is a URL, whatever stands in it', async () => {
    const cwd = makeProject({ 'a folder/100%.json': '{ "allowOrigins": ["https://a.example/"] }' });
    const { out } = await runCli(['check', '-c', 'a folder/100%.json', '-f', 'sarif'], { cwd });
    const log = JSON.parse(out);
    expect(log).toBeValidSarifLog();
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'a%20folder/100%25.json',
    );
  });

  /** https://docs.github.com/actions/reference/workflow-commands-for-github-actions, and toolkit's own reader of it. */
  test.each(CASES.map((each) => [each.is, each.policy] as const))(
    'github reads it back: %s',
    async (_, policy) => {
      const cwd = projectOf(policy);
      const [{ out: github }, { out: json }] = await Promise.all([
        runCli(['check', '-f', 'github'], { cwd }),
        runCli(['check', '-f', 'json'], { cwd }),
      ]);
      const read = github
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const [, command, properties = '', data = ''] =
            /^::(error|warning|notice) ([^:]*(?:=[^:]*)*)::(.*)$/.exec(line) ?? [];
          const unescaped = (text: string) =>
            text.replace(/%(0D|0A|3A|2C|25)/g, (hex) => decodeURIComponent(hex));
          const fields = properties.split(',').map((each): [string, string] => {
            const [name = '', value = ''] = each.split('=');
            return [name, unescaped(value)];
          });
          return { command, ...Object.fromEntries(fields), data: unescaped(data) };
        });
      const { findings } = JSON.parse(json) as { findings: Record<string, unknown>[] };
      expect(read).toEqual(
        findings.map(({ code, severity, keyPath, environments, line, column, message, fix }) => ({
          command: severity === 'note' ? 'notice' : severity,
          file: 'cors.config.json',
          line: String(line),
          col: String(column),
          title: `fullcors: ${code}`,
          data: `${keyPath} (${(environments as string[]).join(', ')}): ${message}\nfix: ${fix}`,
        })),
      );
    },
  );

  test('sarif has its rules, and every result is one of them', async () => {
    const log = JSON.parse(await written('--format', 'sarif'));
    const [{ tool, results }] = log.runs;
    expect(log.version).toBe('2.1.0');
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(locations[0].physicalLocation).toMatchObject({
        artifactLocation: { uri: 'cors.config.json' },
        region: { startLine: expect.any(Number), startColumn: expect.any(Number) },
      });
    }
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning']);
  });

  test('what is sound is said to be, in one line', async () => {
    const { code, out } = await runCli(['check'], { cwd: projectOf({ allowOrigins: [APP] }) });
    expect({ code, out }).toEqual({ code: 0, out: '✓ cors.config.json is sound (production).\n' });
  });
});
