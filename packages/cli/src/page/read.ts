import { CannotRun } from '../exit.js';

/** What a person types of a request -> what a page would send, or what is wrong with it. */

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export function parseUrl(given: string): URL | undefined {
  try {
    return new URL(given);
  } catch {
    return undefined;
  }
}

/** An origin in the spelling that browsers send. */
export function readOrigin(given: string): string {
  if (given === 'null') return given;
  const url = parseUrl(given);
  // Schemes that are not special have the origin null, and `capacitor://localhost` is sent nevertheless.
  const origin = url && (url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin);
  if (url && origin === given && url.host) return given;
  const fix =
    url?.host && url.protocol !== 'data:'
      ? `write ${origin}`
      : `write scheme://host[:port], such as https://${/^[\w.-]+$/.test(given) ? given : 'app.example.com'}`;
  throw new CannotRun(`${JSON.stringify(given)} is not an origin as browsers send it`, fix);
}

export function readMethod(given: string): string {
  if (!TOKEN.test(given) || /^(connect|trace|track)$/i.test(given)) {
    throw new CannotRun(
      `${JSON.stringify(given)} is no method that a page can use`,
      'write one such as GET or PUT',
    );
  }
  // The six that browsers write in upper case themselves; not PATCH.
  return /^(delete|get|head|options|post|put)$/i.test(given) ? given.toUpperCase() : given;
}

export type Field = readonly [name: string, value: string];

/** A header whose value is not said is sent with one that is made up. */
export function readField(given: string): Field {
  const [, rawName = '', value] = /^([^:]*)(?::(.*))?$/s.exec(given) ?? [];
  const name = readName(rawName);
  if (/[\r\n\0]/.test(value ?? ''))
    throw new CannotRun(`the value of ${name} holds a line break`, 'leave it out');
  return [name, value?.trim() ?? (name.toLowerCase() === 'content-type' ? 'application/json' : 'fullcors')];
}

export function readName(given: string): string {
  const name = given.trim();
  if (TOKEN.test(name)) return name;
  throw new CannotRun(
    `${JSON.stringify(given)} is not a header name`,
    "write X-API-Key, or 'X-API-Key: value' in quotes",
  );
}

/** What was asked for and the browser does not send: it is the browser's own, or forbidden. */
export function refuseDropped(fields: readonly Field[], sent: readonly Field[]): void {
  const names = new Set(sent.map(([name]) => name.toLowerCase()));
  const dropped = fields.find(([name]) => !names.has(name.toLowerCase()));
  if (!dropped) return;
  const [name] = dropped;
  throw new CannotRun(
    `no page can send ${name}: browsers drop it, or set it themselves`,
    /^cookie$/i.test(name) ? 'say --credentials' : 'leave it out',
  );
}

/** `PUT with X-API-Key and credentials`. */
export function requestInWords(method: string, fields: readonly Field[], credentials: boolean): string {
  const parts = [...fields.map(([name]) => name), ...(credentials ? ['credentials'] : [])];
  const last = parts.pop();
  if (last === undefined) return method;
  return `${method} with ${parts.length > 0 ? `${parts.join(', ')} and ` : ''}${last}`;
}
