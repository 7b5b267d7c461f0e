import {
  correctPattern,
  formatPattern,
  isLoopback,
  type ParsedPattern,
  parsePattern,
} from './origin-pattern.js';
import { quote } from './problems.js';
import { isPublicSuffix } from './public-suffix.js';
import type { OptionReader } from './read-options.js';

/** `allowOrigins`, read. */
export interface ReadOrigins {
  readonly any: boolean;
  readonly null: boolean;
  readonly patterns: readonly ParsedPattern[];
}

/** Reads `allowOrigins` by the rules for credentials and the hatches that are in force. */
export function readOrigins(reader: OptionReader, credentials: boolean): ReadOrigins {
  const { report } = reader;
  const allowNull = reader.boolean('dangerouslyAllowNullOrigin');
  const allowAny = reader.boolean('dangerouslyAllowAnyOriginWithCredentials');
  const allowInsecure = reader.boolean('dangerouslyAllowInsecureOriginsWithCredentials');
  const allowSuffix = reader.boolean('dangerouslyAllowPublicSuffixSubdomains');
  const list = reader.list('allowOrigins');
  const patterns = new Map<string, ParsedPattern>();
  let any = false;
  let isNull = false;
  for (const { value, path } of list) {
    if (value === '*') {
      any = true;
      if (list.length > 1) reader.anyNotAlone(path);
      if (credentials && !allowAny) reportAnyOrigin(reader, path, value, "'*'");
    } else if (value === 'null') {
      isNull = true;
      if (!allowNull) {
        const message = "'null' is the origin of every sandboxed frame, so of any attacker's page";
        const fix = 'remove it; or, knowing that, set dangerouslyAllowNullOrigin: true';
        report.add('origin-null', path, value, message, fix);
      }
    } else {
      const pattern = parsePattern(value);
      if (pattern) {
        patterns.set(formatPattern(pattern), pattern);
        if (credentials && !allowInsecure) checkSecure(reader, path, value, pattern);
        if (credentials && !allowSuffix && pattern.subdomains) checkSuffix(reader, path, value, pattern);
      } else {
        const corrected = correctPattern(value);
        const fix = corrected ? `write '${corrected}'` : originFix(value);
        report.add(
          'origin-invalid',
          path,
          value,
          `${quote(value)} is not an origin as browsers send it`,
          fix,
        );
      }
    }
  }
  return { any, null: isNull, patterns: [...patterns.values()] };
}

/** What to write instead of what cannot be corrected. */
function originFix(value: string): string {
  const parts = value.split(/[\s,;]+/).filter((part) => parsePattern(part));
  if (parts.length > 1) return `write each by itself: ${parts.map((part) => `'${part}'`).join(', ')}`;
  if (value.includes('*')) {
    return "'*' may stand for the first labels or for the port: 'https://*.example.com', 'http://localhost:*'; for more there is allowOriginRegex";
  }
  return "write scheme://host[:port], such as 'https://app.example.com'";
}

function reportAnyOrigin({ report }: OptionReader, path: string, value: unknown, what: string): void {
  const message = `with credentials, ${what} would let every site read what the user may read`;
  const fix = 'list the origins; or, knowing that, set dangerouslyAllowAnyOriginWithCredentials: true';
  report.add('any-origin-with-credentials', path, value, message, fix);
}

function checkSecure(
  { report }: OptionReader,
  path: string,
  value: string,
  { scheme, host }: ParsedPattern,
): void {
  if (scheme !== 'http' || isLoopback(host)) return;
  const message = `with credentials, ${quote(value)} lets anyone on the user's network act as the user`;
  const fix = `write 'https${value.slice(4)}'; or, knowing that, set dangerouslyAllowInsecureOriginsWithCredentials: true`;
  report.add('origin-insecure-with-credentials', path, value, message, fix);
}

function checkSuffix({ report }: OptionReader, path: string, value: string, { host }: ParsedPattern): void {
  const suffix = isPublicSuffix(host);
  if (suffix === false) return;
  const hatch = 'dangerouslyAllowPublicSuffixSubdomains: true';
  if (suffix) {
    const message = `anyone can register a name below ${host}, and with credentials act as the user`;
    const fix = `write your own names, such as '${value.replace('*.', '*.yours.')}'; or, knowing that, set ${hatch}`;
    report.add('origin-public-suffix', path, value, message, fix);
  } else {
    const message =
      'whether anyone can register a name here cannot be told: the public-suffix data is not in this bundle';
    const fix = `import 'fullcors/public-suffix' first of all in the policy's own file; or, knowing that nobody can, set ${hatch}`;
    report.add('public-suffix-data-missing', path, value, message, fix);
  }
}
