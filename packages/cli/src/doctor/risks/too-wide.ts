import type { Asked } from '../asked.js';
import { allowedOrigin } from '../diagnose/case.js';
import type { Finding, FindingCode, Weight } from '../finding.js';
import type { Likeness, Probes } from '../probes.js';
import { type Exchange, fieldOf } from '../wire.js';

interface Width {
  readonly code: FindingCode;
  readonly what: (origin: string) => string;
  readonly fix: string;
}

const WIDTHS: Readonly<Record<Likeness, Width>> = {
  any: {
    code: 'any-origin-reflected',
    what: (origin) => `Any origin is allowed: ${origin}, which nobody owns, was sent back.`,
    fix: 'compare Origin with a list of your own origins, whole and letter by letter',
  },
  null: {
    code: 'null-origin-allowed',
    what: () => 'The origin null is allowed, which any page can send from a sandboxed frame.',
    fix: 'take null off the list',
  },
  prefix: {
    code: 'origin-prefix-matched',
    what: (origin) => `${origin} is allowed: only the beginning of the origin is compared.`,
    fix: 'compare the whole origin, letter by letter; an expression needs its end, $',
  },
  suffix: {
    code: 'origin-suffix-matched',
    what: (origin) => `${origin} is allowed: only the end of the origin is compared.`,
    fix: 'compare the whole origin, from the scheme on; for subdomains, from a dot on',
  },
  dot: {
    code: 'origin-dot-unescaped',
    what: (origin) => `${origin} is allowed: a dot in an expression stands for any character.`,
    fix: 'write \\. for a dot in the expression, or list the origins',
  },
  scheme: {
    code: 'origin-scheme-ignored',
    what: (origin) => `${origin} is allowed as well, over plain http.`,
    fix: 'compare the scheme as well: allow https alone',
  },
};

/** Origins that are allowed and should not be, each shown by an answer that let it in. */
export function tooWide(asked: Asked, { others, origins }: Probes): readonly Finding[] {
  return [...others].flatMap(([likeness, exchange]) => {
    const origin = origins.get(likeness) ?? '';
    if (allowedOrigin(exchange) !== origin) return [];
    const { code, what, fix } = WIDTHS[likeness];
    const weight = weightOf(likeness, exchange);
    if (!weight) return [];
    return [
      {
        code,
        weight,
        what: what(origin),
        why: consequence(likeness, exchange),
        fix:
          likeness === 'any' && !allowsCredentials(exchange)
            ? `${fix}; or say *, if anybody may read it`
            : fix,
        changes: [{ on: 'answers', set: { 'Access-Control-Allow-Origin': asked.origin, Vary: 'Origin' } }],
        mistake: 'too-wide',
        proof: [exchange.number],
      } satisfies Finding,
    ];
  });
}

const allowsCredentials = (exchange: Exchange): boolean =>
  fieldOf(exchange, 'Access-Control-Allow-Credentials')?.trim() === 'true';

/** Plain http is a danger to what is read with credentials only. */
function weightOf(likeness: Likeness, exchange: Exchange): Weight | undefined {
  if (allowsCredentials(exchange)) return 'risk';
  if (likeness === 'scheme') return undefined;
  return likeness === 'any' ? 'note' : 'risk';
}

function consequence(likeness: Likeness, exchange: Exchange): string {
  if (!allowsCredentials(exchange)) {
    return likeness === 'any'
      ? 'Without credentials that is as much as *: every site may read what anybody may read.'
      : 'Who owns such an origin may read what is meant for yours.';
  }
  return likeness === 'scheme'
    ? "With credentials, anyone on the user's network can act as the user from it."
    : 'With credentials: such a page can read and do what the signed-in user can.';
}
