import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Entry, Har } from 'har-format';
import { CannotRun } from '../../exit.js';

type Field = readonly [name: string, value: string];

/** One request of a HAR file, as far as it is looked at. */
export interface HarEntry {
  /** Counted from 1, in the order of the file. */
  readonly number: number;
  readonly request: { readonly method: string; readonly url: URL; readonly headers: readonly Field[] };
  /** Undefined where the file holds no answer: it was blocked, or there was none. */
  readonly response:
    | { readonly status: number; readonly statusText: string; readonly headers: readonly Field[] }
    | undefined;
  /** What the browser says went wrong, such as `net::ERR_FAILED`. */
  readonly error: string | undefined;
}

export interface ReadHar {
  readonly creator: string;
  readonly entries: readonly HarEntry[];
  /** Entries that could not be read. */
  readonly skipped: number;
}

const MAX_BYTES = 200 * 1024 * 1024;

/**
 * A HAR file as the network panels of Chromium, Firefox and Safari write it.
 * http://www.softwareishard.com/blog/har-12-spec/
 * @throws CannotRun where it is none.
 */
export function readHar(cwd: string, given: string): ReadHar {
  const text = readText(resolve(cwd, given), given);
  let har: Partial<Har>;
  try {
    har = JSON.parse(text) as Partial<Har>;
  } catch (error) {
    const why = text.trim() === '' ? 'it is empty' : (error as Error).message;
    throw new CannotRun(`${given} is not JSON: ${why}`, 'export it anew: network panel, "Save all as HAR"');
  }
  const entries: unknown = har?.log?.entries;
  if (!Array.isArray(entries)) {
    throw new CannotRun(
      `${given} is JSON, and not a HAR file: it has no log.entries`,
      'export it from the network panel: "Save all as HAR"',
    );
  }
  const read = entries.map((entry, i) => readEntry(entry as DevToolsEntry, i + 1));
  const { name, version }: { name?: unknown; version?: unknown } = har.log?.creator ?? {};
  return {
    creator: [name, version].filter((part) => typeof part === 'string' && part).join(' ') || 'unknown',
    entries: read.filter((entry) => entry !== undefined),
    skipped: read.filter((entry) => entry === undefined).length,
  };
}

function readText(path: string, given: string): string {
  try {
    if (statSync(path).size > MAX_BYTES) {
      throw new CannotRun(`${given} is larger than 200 MB`, 'record anew, only what fails');
    }
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotRun(
      code === 'ENOENT'
        ? `there is no file ${given}`
        : code === 'EISDIR'
          ? `${given} is a directory`
          : `${given} cannot be read (${code})`,
    );
  }
}

/** What Chromium adds to an entry, and to a response. */
type DevToolsEntry = Partial<Entry> & { readonly _error?: unknown };

function readEntry(entry: DevToolsEntry | null, number: number): HarEntry | undefined {
  const { request, response, _error } = entry ?? {};
  const url = parse(request?.url);
  if (!url || typeof request?.method !== 'string' || !TOKEN.test(request.method)) return undefined;
  const headers = fieldsOf(response?.headers);
  const status = typeof response?.status === 'number' ? response.status : 0;
  const error = [_error, (response as { _error?: unknown } | undefined)?._error].find(
    (said) => typeof said === 'string' && said !== '',
  ) as string | undefined;
  const isAnswered = status > 0 && headers.length > 0;
  return {
    number,
    request: { method: request.method, url, headers: fieldsOf(request.headers) },
    response: isAnswered
      ? { status, statusText: typeof response?.statusText === 'string' ? response.statusText : '', headers }
      : undefined,
    error,
  };
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Without HTTP/2's pseudo-fields. A field that is no text is none. */
function fieldsOf(given: unknown): readonly Field[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((field: { name?: unknown; value?: unknown } | null) => {
    const { name, value } = field ?? {};
    if (typeof name !== 'string' || typeof value !== 'string' || name.startsWith(':')) return [];
    // Chromium writes lines of one name into one, apart by a line break.
    return value.split('\n').map((line) => [name, line] as const);
  });
}

function parse(url: unknown): URL | undefined {
  try {
    return typeof url === 'string' ? new URL(url) : undefined;
  } catch {
    return undefined;
  }
}

export const fieldOf = (headers: readonly Field[], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
