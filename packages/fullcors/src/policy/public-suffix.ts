import { load } from '#load-tldts';

/** What is used of `tldts`. */
export type SuffixParser = (
  host: string,
  options: { allowPrivateDomains: boolean },
) => {
  domain: string | null;
  publicSuffix: string | null;
  isIcann: boolean | null;
  isPrivate: boolean | null;
};

let parser: SuffixParser | undefined;

/** Hands over the data where it cannot be loaded on demand; see `fullcors/public-suffix`. */
export function providePublicSuffixData(parse: SuffixParser): void {
  parser = parse;
}

/** The name of a host that somebody has registered: `example.co.uk` of `a.b.example.co.uk`. Undefined for addresses. */
export function registrableDomain(host: string): string | undefined {
  parser ??= load();
  if (parser) return parser(host, { allowPrivateDomains: true }).domain ?? undefined;
  // Without the data, the last two labels: right for most names, and only ever used to doubt an expression.
  return /[^.]+\.[a-z][^.]*$/.exec(host)?.[0];
}

/**
 * Whether anyone can register a name directly below `host` (https://publicsuffix.org/list/): `com`, `co.uk`,
 * `github.io`. Undefined where the data is not to be had. The data (20 ms and 47 KB compressed) is loaded by the first
 * policy that asks, so that most servers and every small worker do without.
 */
export function isPublicSuffix(host: string): boolean | undefined {
  parser ??= load();
  if (!parser) return undefined;
  const { publicSuffix, isIcann, isPrivate } = parser(host, { allowPrivateDomains: true });
  return publicSuffix === host && Boolean(isIcann || isPrivate);
}
