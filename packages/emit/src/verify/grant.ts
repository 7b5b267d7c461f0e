export type FieldLines = readonly (readonly [name: string, value: string])[];

/** An answer, as it came from the wire: every field line by itself. */
export interface Answer {
  readonly status: number;
  readonly headers: FieldLines;
}

/** What an answer lets a page do, as browsers read it. */
export interface Grant {
  /** `any`: whoever asks, without credentials; `this`: the origin that asked; `none`: nobody, or somebody else. */
  readonly origin: 'any' | 'this' | 'none';
  readonly credentials: boolean;
  readonly methods: Listed;
  readonly headers: Listed;
  readonly exposes: Listed;
  readonly privateNetwork: boolean;
}

/** A list of names; `any` where `*` stands in it and is no mere name. */
export interface Listed {
  readonly any: boolean;
  readonly names: ReadonlySet<string>;
}

const SAFELISTED = ['GET', 'HEAD', 'POST'];

/** The fields that a standard knows. What else begins so means nothing to anyone, and is the application's. */
export const isCorsField = (name: string): boolean =>
  /^access-control-(allow-(origin|credentials|methods|headers|private-network)|expose-headers|max-age)$/i.test(
    name,
  );

/** Every value of a field, as the lines came. */
export const linesOf = (headers: FieldLines, wanted: string): readonly string[] =>
  headers.flatMap(([name, value]) => (name.toLowerCase() === wanted.toLowerCase() ? [value.trim()] : []));

/** The field as browsers read it: the lines joined. https://fetch.spec.whatwg.org/#concept-header-list-get */
export function fieldOf(headers: FieldLines, name: string): string | undefined {
  const lines = linesOf(headers, name);
  return lines.length > 0 ? lines.join(', ') : undefined;
}

/** The members of a list, trimmed, without those that are empty. */
export const membersOf = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(',')
    .map((member) => member.trim())
    .filter(Boolean);

/** https://fetch.spec.whatwg.org/#concept-cors-check, for every credentials mode at once. */
export function grantOf(headers: FieldLines, origin: string | undefined): Grant {
  const allowOrigin = fieldOf(headers, 'Access-Control-Allow-Origin');
  const granted = allowOrigin === '*' ? 'any' : origin && allowOrigin === origin ? 'this' : 'none';
  // `*` and credentials never go together.
  const credentials = granted === 'this' && fieldOf(headers, 'Access-Control-Allow-Credentials') === 'true';
  const listed = (name: string, fold: boolean): Listed => {
    const names = membersOf(fieldOf(headers, name)).map((member) => (fold ? member.toLowerCase() : member));
    return { any: names.includes('*'), names: new Set(names.filter((member) => member !== '*')) };
  };
  return {
    origin: granted,
    credentials,
    methods: listed('Access-Control-Allow-Methods', false),
    headers: listed('Access-Control-Allow-Headers', true),
    exposes: listed('Access-Control-Expose-Headers', true),
    privateNetwork: fieldOf(headers, 'Access-Control-Allow-Private-Network') === 'true',
  };
}

/** What a preflight asks for. */
export interface Asked {
  readonly method: string;
  /** In lower case. */
  readonly names: readonly string[];
}

/** What keeps a preflight from passing, in the order in which browsers look; undefined where it passes. */
export function stops(
  { status, headers }: Answer,
  origin: string | undefined,
  { method, names }: Asked,
  withCredentials: boolean,
): 'origin' | 'credentials' | 'status' | 'method' | 'header' | undefined {
  const grant = grantOf(headers, origin);
  if (grant.origin === 'none') return 'origin';
  if (withCredentials && !grant.credentials) return 'credentials';
  // https://fetch.spec.whatwg.org/#ok-status
  if (status < 200 || status > 299) return 'status';
  // With credentials `*` is a mere name.
  const hasAny = ({ any }: Listed): boolean => any && !withCredentials;
  const isListed = method === '*' ? grant.methods.any : grant.methods.names.has(method);
  const passesMethod = SAFELISTED.includes(method) || hasAny(grant.methods) || isListed;
  if (!passesMethod) return 'method';
  const passesName = (name: string): boolean =>
    grant.headers.names.has(name) || (hasAny(grant.headers) && name !== 'authorization');
  return names.every(passesName) ? undefined : 'header';
}
