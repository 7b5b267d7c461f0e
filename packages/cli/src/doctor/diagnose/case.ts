import type { BlockedByCors } from '@fullcors/browser';
import { type Asked, meantMethod } from '../asked.js';
import type { AnswerChange } from '../finding.js';
import type { Probes, Refused } from '../probes.js';
import { type Exchange, fieldOf, listOf } from '../wire.js';

/** One refusal, and what is known of the server that it is to be explained by. */
export interface Case {
  readonly asked: Asked;
  readonly blocked: BlockedByCors;
  /** The answer that was refused, with the fixes so far. */
  readonly at: Exchange;
  /** The preflight as it came. */
  readonly preflight: Exchange | undefined;
  /** Whether the preflight, as it came, was passed. */
  readonly preflightPassed: boolean;
  readonly probes: Probes;
  readonly refused: Refused | undefined;
}

export const isAtPreflight = ({ blocked }: Case): boolean => blocked.stage === 'preflight';

export const statusOf = (exchange: Exchange): number => exchange.response?.status ?? 0;

export const isOk = (exchange: Exchange): boolean => Math.floor(statusOf(exchange) / 100) === 2;

export const allowedOrigin = (exchange: Exchange | undefined): string | undefined =>
  fieldOf(exchange, 'Access-Control-Allow-Origin');

/** Whether an answer has any field of CORS. */
export const speaksCors = (exchange: Exchange | undefined): boolean =>
  (exchange?.response?.headers ?? []).some(([name]) => /^access-control-/i.test(name));

/** Whether the answer says that it depends on who asks: then somebody has thought of CORS. */
export const variesOnOrigin = (exchange: Exchange | undefined): boolean =>
  listOf(exchange, 'Vary').some((name) => name === 'origin' || name === '*');

/** Whether the server answers CORS to anybody, anywhere. */
export const knowsCors = ({ preflight, probes: { plain, withoutOrigin, others } }: Case): boolean =>
  [preflight, plain, withoutOrigin, ...others.values()].some(
    (exchange) => speaksCors(exchange) || variesOnOrigin(exchange),
  );

/** The names that the preflight asks for. */
export const requestedHeaders = (preflight: Exchange | undefined): readonly string[] =>
  (preflight?.request.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'access-control-request-headers')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim())
    .filter(Boolean);

const OWN: Readonly<Record<string, string>> = { dnt: 'DNT', etag: 'ETag', www: 'WWW' };

/** `x-api-key` -> the page's own spelling of it. */
export const spelled = (asked: Asked, name: string): string =>
  asked.headers.find(([own]) => own.toLowerCase() === name.toLowerCase())?.[0] ??
  name
    .split('-')
    .map((part) => OWN[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join('-');

/** What lets a page read an answer. */
export function grantOrigin({ origin, credentials }: Asked, on: AnswerChange['on']): AnswerChange {
  return {
    on,
    set: {
      'Access-Control-Allow-Origin': origin,
      ...(credentials ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
      ...(on === 'answers' ? { Vary: 'Origin' } : {}),
    },
  };
}

/** The same, on the answer that was refused. */
export const grantHere = (refusal: Case): readonly AnswerChange[] => [
  grantOrigin(refusal.asked, isAtPreflight(refusal) ? 'preflight' : 'answers'),
];

/** The whole answer to the preflight that allows what is asked, but for some headers. */
export function grantPreflight({ asked, preflight }: Case, without: readonly string[] = []): AnswerChange {
  const names = requestedHeaders(preflight)
    .map((name) => spelled(asked, name))
    .filter((name) => !without.includes(name));
  const { set } = grantOrigin(asked, 'preflight');
  return {
    on: 'preflight',
    status: 204,
    set: {
      ...set,
      'Access-Control-Allow-Methods': meantMethod(asked.method),
      ...(names.length > 0 ? { 'Access-Control-Allow-Headers': names.join(', ') } : {}),
    },
  };
}

/** For sentences: the answer that was refused. */
export const theAnswer = (refusal: Case): string =>
  isAtPreflight(refusal) ? 'the answer to the preflight' : 'the answer';

/** A capital letter at the beginning. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A value of the other side in a sentence. */
export function shown(value: string): string {
  const text = JSON.stringify(value);
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
