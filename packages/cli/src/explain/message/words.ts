import { type BlockedReason, fixOf, type Recognized, whyOf } from '@fullcors/browser/messages';
import { misspelled } from './allowed-value.js';
import type { Family } from './families/family.js';
import { FAMILIES } from './families/index.js';
import type { Meaning } from './read-message.js';

export type Facts = Readonly<Record<string, string>>;
type Words = Pick<Meaning, 'what' | 'why' | 'fix'>;

/** A message names less than an exchange does, so its own words come first, and those for an exchange where they can. */
export function wordsFor(recognized: Recognized, fitting: Family | undefined): Words {
  const { reason, facts } = recognized;
  const family = fitting?.code === reason ? fitting : FAMILIES.find(({ code }) => code === reason);
  const blocked = blockedFacts(recognized);
  if (!family) return { what: sentence(whyOf(blocked)), why: undefined, fix: fixOf(blocked) };
  return (
    wordsByName(family, facts as Facts) ?? {
      what: family.what,
      why: family.why,
      fix: isWhole(facts as Facts) ? fixOf(blocked) : family.fix,
    }
  );
}

/** What a family says, with the names that stand in the line. */
export function familyWords(family: Family, facts: Facts): Words {
  const { code, what, why, fix } = family;
  const byName = wordsByName(family, facts);
  if (byName) return byName;
  return isOrigins(code) && isWhole(facts)
    ? { what, why, fix: fixOf(blockedFacts({ reason: code, stage: 'actual', facts })) }
    : { what, why, fix };
}

/** Of these the page's origin is all that the fix needs. */
const isOrigins = (code: string): code is 'allow-origin-missing' | 'allow-origin-mismatch' =>
  code === 'allow-origin-missing' || code === 'allow-origin-mismatch';

const isWhole = ({ url, origin, pageOrigin }: Facts): boolean =>
  url !== undefined && URL.canParse(url) && (origin ?? pageOrigin) !== undefined;

/** Who reads a message need not have fullcors: the field is what every server knows. */
function wordsByName({ code, what, why, fix }: Family, facts: Facts): Words | undefined {
  const { status } = facts;
  if (code === 'preflight-status' && status !== undefined) {
    const blocked = blockedFacts({ reason: code, stage: 'preflight', facts: { status } });
    return { what: sentence(whyOf(blocked)), why, fix: fixOf(blocked) };
  }
  const subject = facts['subject'] ?? (code === 'method-not-allowed' ? facts['method'] : undefined);
  if (subject === undefined) return undefined;
  const named = what.replace(/\.$/, `: ${subject}.`);
  if (code === 'header-not-allowed') {
    return {
      what: named,
      why,
      fix: `add ${subject} to Access-Control-Allow-Headers (in fullcors: allowHeaders), or do not send it from the page`,
    };
  }
  if (code === 'method-not-allowed') {
    const upper = subject.toUpperCase();
    return {
      what: named,
      why,
      fix:
        subject === upper
          ? `add ${subject} to Access-Control-Allow-Methods (in fullcors: allowMethods)`
          : `write '${upper}' in the page: methods are case-sensitive`,
    };
  }
  if (code === 'allow-origin-mismatch') return otherOrigin(subject, facts);
  return isWhole(facts)
    ? {
        what: named,
        why,
        fix: fixOf(blockedFacts({ reason: code as BlockedReason, stage: 'actual', facts })),
      }
    : { what: named, why, fix };
}

/** The value is another origin, or the right one written wrong: of that nobody would think. */
function otherOrigin(value: string, facts: Facts): Words {
  const wrong = misspelled(value);
  const page = facts['origin'] ?? facts['pageOrigin'];
  const allow = isWhole(facts)
    ? fixOf(blockedFacts({ reason: 'allow-origin-mismatch', stage: 'actual', facts }))
    : 'add the origin of the page to those that the server allows';
  if (!wrong) {
    return {
      what: `The server allows another origin than that of the page: ${value}.`,
      why: 'The origin has to be the same letter by letter: scheme, host and port.',
      fix: allow,
    };
  }
  const send = `send ${wrong.origin} in Access-Control-Allow-Origin`;
  return {
    what: `Access-Control-Allow-Origin is not as browsers write an origin: ${value}.`,
    why: `${wrong.how}. The origin has to be the same letter by letter.`,
    fix: page === undefined ? `${send} (if the page is there)` : page === wrong.origin ? send : allow,
  };
}

/** What the words are made of; what a message does not name is left to the imagination of none. */
function blockedFacts({ reason, stage, facts }: Pick<Recognized, 'reason' | 'stage' | 'facts'>) {
  const { url = 'https://the-server', firstUrl = url, pageOrigin, method = 'GET' } = facts;
  const origin = facts.origin ?? pageOrigin ?? 'the origin of the page';
  const include = /credentials/.test(reason);
  return {
    reason,
    stage,
    url,
    firstUrl,
    origin,
    method,
    pageOrigin: pageOrigin ?? origin,
    credentials: include ? ('include' as const) : ('same-origin' as const),
    initiator: facts.initiator ?? ('fetch' as const),
    subject:
      facts.subject ??
      facts.status ??
      (reason === 'scheme-without-cors' ? (facts.scheme ?? 'this scheme') : originOf(url)),
    allowMethods: facts.allowMethods,
    allowHeaders: facts.allowHeaders,
  };
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return url;
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
