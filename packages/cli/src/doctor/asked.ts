import { METHODS } from 'node:http';
import type { EngineName } from '@fullcors/browser';
import type { DoctorFlags } from '../commands/doctor.js';
import { CannotRun } from '../exit.js';
import { type Field, parseUrl, readField, readMethod, readName, readOrigin } from '../page/read.js';

/** What the page does, and what the doctor may do to find out. */
export interface Asked {
  readonly url: URL;
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly Field[];
  readonly credentials: boolean;
  readonly body: string | undefined;
  /** Response-header names that the page reads. */
  readonly reads: readonly string[];
  readonly engine: EngineName;
  /** Whether a request that may change data is sent as well. */
  readonly sends: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods */
export const isSafe = (method: string): boolean => /^(GET|HEAD|OPTIONS)$/.test(method);

/** `patch` -> `PATCH`, which browsers do not correct; a method that nobody has registered is meant as it is written. */
export const meantMethod = (method: string): string =>
  METHODS.includes(method.toUpperCase()) ? method.toUpperCase() : method;

/** The command line -> what is asked, or what is wrong with it. */
export function readAsked(given: string, flags: DoctorFlags): Asked {
  const url = readUrl(given);
  if (flags.origin === undefined) {
    throw new CannotRun(
      'whose browser? CORS depends on where the page is',
      `add --origin https://app.example.com, the origin in the address bar of your page`,
    );
  }
  const origin = readOrigin(flags.origin);
  const method = readMethod(flags.method);
  if (flags.data !== undefined && /^(GET|HEAD)$/.test(method)) {
    throw new CannotRun(`${method} takes no body`, 'leave --data out, or say --method POST');
  }
  if (url.origin === origin) {
    throw new CannotRun(
      `${origin} is the page's own server, and no browser asks it for CORS`,
      '--origin is where the page is, the URL is what it fetches',
    );
  }
  return {
    url,
    origin,
    method,
    headers: (flags.header ?? []).map(readField),
    credentials: flags.credentials ?? false,
    body: flags.data,
    reads: (flags.read ?? []).map(readName),
    engine: flags.engine,
    sends: isSafe(method) || (flags.send ?? false),
    timeout: readTimeout(flags.timeout),
  };
}

/** The URL of a server, as it is asked. */
export function readUrl(given: string): URL {
  const url = parseUrl(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    const isHost = /^[\w.-]+(:\d+)?([/?]|$)/.test(given) && /[.:]|^localhost\b/.test(given);
    const scheme = /^(localhost|127\.|[\w.-]+:(80|3000|8000|8080)\b)/.test(given) ? 'http' : 'https';
    const fix = isHost
      ? `write ${scheme}://${given}`
      : 'write it whole, such as https://api.example.com/items';
    throw new CannotRun(`${JSON.stringify(given)} is not a URL of http or https`, fix);
  }
  if (url.username || url.password) {
    throw new CannotRun(
      'the URL holds a user name or password, which no page may fetch',
      "leave it out, and say --header 'Authorization: ...' if the page sends one",
    );
  }
  url.hash = '';
  return url;
}

/** Seconds as they are typed -> milliseconds. */
export function readTimeout(given: string): number {
  const seconds = Number(given);
  if (seconds >= 0.1 && seconds <= 300) return seconds * 1000;
  throw new CannotRun(`--timeout ${given} is not a number of seconds from 0.1 to 300`, 'write --timeout 10');
}
