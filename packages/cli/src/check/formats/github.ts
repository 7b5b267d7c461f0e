import type { Report } from '../report.js';

/** Annotations of GitHub Actions: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export const asGithub = ({ file, findings }: Report): string =>
  findings
    .map(({ code, severity, environments, keyPath, place, message, fix }) => {
      const command = severity === 'note' ? 'notice' : severity;
      const properties = [
        `file=${property(file.shown)}`,
        ...(place ? [`line=${place.line}`, `col=${place.column}`] : []),
        `title=${property(`fullcors: ${code}`)}`,
      ].join(',');
      return `::${command} ${properties}::${data(`${keyPath} (${environments.join(', ')}): ${message}\nfix: ${fix}`)}\n`;
    })
    .join('');

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
