import { type Asked, askedBy } from './asked.js';
import { type Judged, judge } from './judge-request.js';
import type { HarEntry, ReadHar } from './read-har.js';

/** Requests that failed for the same reason. */
export interface HarFailure extends Judged {
  readonly origin: string;
  readonly method: string;
  readonly url: string;
  /** Numbers of the entries. */
  readonly entries: readonly number[];
}

export interface HarVerdict {
  readonly har: ReadHar;
  /** How many requests were across origins, with CORS. */
  readonly judged: number;
  readonly failures: readonly HarFailure[];
  /** How many pass as the file shows them, and would be blocked if the page had said credentials: 'include'. */
  readonly onlyWithout: number;
}

/** Every request across origins whose answer a browser keeps from its page. */
export async function judgeHar(har: ReadHar, credentials: boolean): Promise<HarVerdict> {
  const failures = new Map<string, HarFailure>();
  /** What a redirect led to is part of the request that was redirected. */
  const followed = new Set<HarEntry>();
  let judged = 0;
  let onlyWithout = 0;
  for (const entry of har.entries) {
    if (followed.has(entry)) continue;
    const asked = askedBy(entry, har.entries);
    if (!asked) continue;
    judged += 1;
    const { failure, isOpen } = await judgeOnce(asked, har.entries, followed, credentials);
    if (isOpen) onlyWithout += 1;
    if (!failure) continue;
    const { method, url, page } = asked;
    const key = JSON.stringify([page, method, withoutQuery(url), failure.code, failure.stage]);
    const known = failures.get(key);
    failures.set(
      key,
      known
        ? { ...known, entries: [...known.entries, entry.number] }
        : { origin: page, method, url: url.href, ...failure, entries: [entry.number] },
    );
  }
  return { har, judged, failures: [...failures.values()], onlyWithout };
}

/**
 * As the file shows it; and with credentials, where that does not explain what the browser says. For a file tells of them
 * by a cookie only, and browsers leave cookies out of what they export.
 */
async function judgeOnce(
  asked: Asked,
  entries: readonly HarEntry[],
  followed: Set<HarEntry>,
  credentials: boolean,
): Promise<{ failure: Judged | undefined; isOpen: boolean }> {
  const without = credentials ? undefined : await judge(asked, entries, followed);
  if (without && without.code !== 'answer-not-recorded') return { failure: without, isOpen: false };
  const withThem = await judge(
    { ...asked, init: { ...asked.init, credentials: 'include' } },
    entries,
    followed,
  );
  const isBlocked = withThem !== undefined && withThem.code !== 'answer-not-recorded';
  if (credentials) return { failure: withThem, isOpen: false };
  const hasFailed = without !== undefined || asked.error !== undefined;
  return hasFailed
    ? { failure: isBlocked ? withThem : without, isOpen: false }
    : { failure: undefined, isOpen: isBlocked };
}

const withoutQuery = ({ origin, pathname }: URL): string => origin + pathname;
