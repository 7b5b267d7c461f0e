import type { NamedPlace } from '../shared/places.js';

/** The variables of one policy, by what they are called in the emitted files. */
export interface Variables {
  /** A variable that all places share. */
  shared(what: Shared): string;
  /** A place's own; where there is one place only, what the server takes. */
  own(id: string, what: Own): string;
  /** What the server takes. */
  chosen(what: Field | 'status'): string;
}

export type Shared =
  | 'lower'
  | 'has_origin'
  | 'asks_method'
  | 'preflight'
  | 'vary_origin'
  | 'same_host'
  | 'same_origin'
  | 'spelt'
  | 'folded'
  | 'place'
  | 'nothing';

export const FIELDS = [
  'allow_origin',
  'allow_credentials',
  'expose_headers',
  'allow_methods',
  'allow_headers',
  'max_age',
  'allow_private_network',
  'vary',
] as const;
export type Field = (typeof FIELDS)[number];
/** The fields that some place answers with. */
export const fieldsOf = (places: readonly NamedPlace[]): readonly Field[] =>
  FIELDS.filter(
    (field) =>
      field !== 'allow_private_network' || places.some(({ place }) => place.fields.allowPrivateNetwork),
  );

export type Own = Field | 'status' | 'origin' | 'method_ok' | 'headers_ok' | 'answer' | 'enforced' | 'asked';

/** A duplicate variable is accepted silently, and the last wins: so every name begins with the policy's. */
export const variablesOf = (name: string, isOne: boolean): Variables => ({
  shared: (what) => `$${name}_${what}`,
  own: (id, what) => (isOne ? `$${name}_${what}` : `$${name}_${id}_${what}`),
  chosen: (what) => `$${name}_${what}`,
});
