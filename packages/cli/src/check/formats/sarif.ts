import type { Log, ReportingDescriptor, Result } from 'sarif';
import { jsonText } from '../../terminal/json.js';
import { LINTS } from '../lints/all.js';
import type { Report } from '../report.js';

const HELP = 'https://github.com/fullcors/fullcors/blob/main/docs/check.md#every-rule';

/** SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function asSarif({ file, findings }: Report): string {
  const codes = [...new Set(findings.map(({ code }) => code))];
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'fullcors', rules: codes.map(ruleOf) } },
        // Lines and columns are counted as in an editor: in UTF-16 units.
        columnKind: 'utf16CodeUnits',
        results: findings.map(
          ({ code, severity, environments, keyPath, place, message, fix }): Result => ({
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: `${keyPath} (${environments.join(', ')}): ${message} Fix: ${fix}.` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: file.shown.split('\\').map(encodeURI).join('/') },
                  ...(place ? { region: { startLine: place.line, startColumn: place.column } } : {}),
                },
              },
            ],
          }),
        ),
      },
    ],
  };
  return jsonText(log);
}

function ruleOf(code: string): ReportingDescriptor {
  const lint = LINTS.find((each) => each.code === code);
  const text = lint?.help ?? 'The policy is refused when it is built.';
  return {
    id: code,
    shortDescription: { text },
    helpUri: HELP,
  };
}
