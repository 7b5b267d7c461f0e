import { automatonOf, formatPattern, type Instruction } from 'fullcors/origins';
import type { ExpressionRules, OriginRules, PlaceRules } from '../../../rules/rules.js';
import { indent, luaTable, luaText, luaWords } from './text.js';

const yes = (said: boolean): string | undefined => (said ? 'true' : undefined);
const text = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : luaText(value);

/** What holds on some paths, as the table that the script reads. */
export function luaPlace({ origins, methods, requestHeaders, status, fields, enforce }: PlaceRules): string {
  const credentials = fields.allowCredentials ? luaText('true') : undefined;
  return luaTable({
    any_answer: yes(fields.allowOrigin === '*'),
    ...originFields(origins),
    methods: luaWords(methods.passing),
    any_method: yes(methods.any),
    headers: luaWords(requestHeaders.names),
    any_header: yes(requestHeaders.any),
    covers_authorization: yes(requestHeaders.coversAuthorization),
    max_length: String(requestHeaders.maxLength),
    max_empty: String(requestHeaders.maxEmpty),
    enforce: yes(enforce),
    enforced: methods.enforced && luaWords(methods.enforced),
    status: luaText(String(status.allowed)),
    vary: fields.vary.length > 0 ? luaText(fields.vary.join(', ')) : undefined,
    preflight_vary: luaText(fields.preflightVary.join(', ')),
    echoes_method: yes(fields.echoesMethod),
    echoes_headers: yes(fields.echoesHeaders),
    private_network: yes(fields.allowPrivateNetwork),
    actual: luaTable({
      'access-control-allow-credentials': credentials,
      'access-control-expose-headers': text(fields.exposeHeaders),
    }),
    preflight: luaTable({
      'access-control-allow-credentials': credentials,
      'access-control-allow-methods': text(fields.allowMethods),
      'access-control-allow-headers': text(fields.allowHeaders),
      'access-control-max-age': luaText(fields.maxAge),
    }),
  });
}

const originFields = (origins: OriginRules): Record<string, string | undefined> => ({
  any: yes(origins.any),
  null: yes(origins.null),
  exact: luaWords(origins.exact),
  wild: origins.wild.length > 0 ? luaWords(origins.wild.map(formatPattern)) : undefined,
  expression: origins.expression && luaProgram(origins.expression),
  refuses_insecure: yes(origins.refusesInsecure),
});

/** The expression's automaton: `either` is a choice, `accepts` the characters that lead `to` the next step. */
function luaProgram({ tree }: ExpressionRules): string {
  const { program, start } = automatonOf(tree);
  return `{\n${indent([`begin = ${start + 1}`, ...program.map(luaStep)].join(',\n'))},\n}`;
}

function luaStep(step: Instruction): string {
  switch (step.op) {
    case 'char':
      return `{ accepts = bytes(${luaText(charactersOf(step.table))}), to = ${step.to + 1} }`;
    case 'split':
      return `{ either = ${step.or + 1}, to = ${step.to + 1} }`;
    case 'start':
      return `{ start = true, to = ${step.to + 1} }`;
    case 'end':
      return `{ finish = true, to = ${step.to + 1} }`;
    case 'match':
      return '{ matched = true }';
  }
}

const charactersOf = (table: Uint8Array): string =>
  Array.from(table, (accepts, code) => (accepts ? String.fromCharCode(code) : '')).join('');
