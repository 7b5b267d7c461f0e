import { pathToFileURL } from 'node:url';
import { parse } from '@babel/parser';
import { CannotRun } from '../exit.js';
import { printable } from '../terminal/text.js';
import type { Reader } from './load.js';
import { locateInScript } from './locate-in-script.js';

/**
 * A policy file in TypeScript or JavaScript is run, as the server runs it. By jiti, since Node 20 knows no TypeScript, and
 * an application may be of either module system.
 */
export const readScript: Reader = async (path, shown, text) => {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(pathToFileURL(path).href, {
    moduleCache: false,
    interopDefault: false,
  });
  let module: Exported;
  try {
    module = await jiti.import(path);
  } catch (error) {
    throw syntaxError(text, shown) ?? failed(shown, path, error);
  }
  const value = defaultOf(module);
  if (value === undefined) {
    throw new CannotRun(`${shown} has no default export`, 'write export default defineCors({ ... })');
  }
  return { value, locate: (keyPath) => locateInScript(text, keyPath) };
};

interface Exported {
  readonly default?: unknown;
  readonly __esModule?: unknown;
  readonly [Symbol.toStringTag]?: unknown;
}

/** `export default`; what CommonJS has exported is the whole of it. */
function defaultOf(module: Exported): unknown {
  if ('default' in module) return module.default;
  return module.__esModule || module[Symbol.toStringTag] === 'Module' ? undefined : module;
}

/** jiti tells of a syntax error in words of its own; the parser that finds key paths knows where it is in the file. */
function syntaxError(text: string, shown: string): CannotRun | undefined {
  try {
    parse(text, {
      sourceType: 'unambiguous',
      plugins: ['typescript'],
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    });
    return undefined;
  } catch (error) {
    const { message, loc } = error as Error & { loc?: { line: number; column: number } };
    if (!loc) return undefined;
    const source = printable((text.split(/\r?\n/)[loc.line - 1] ?? '').trim()).slice(0, 60);
    return new CannotRun(
      `${shown}:${loc.line}:${loc.column + 1}: ${message.replace(/\s*\(\d+:\d+\)$/, '')}${source && `, in: ${source}`}`,
      'put right the syntax there, or just before it',
    );
  }
}

/** What the file did when it was run, with its place in it where the error tells. */
function failed(shown: string, path: string, error: unknown): CannotRun {
  const {
    message = String(error),
    stack = '',
    code,
  } = (error ?? {}) as {
    message?: string;
    stack?: string;
    code?: string;
  };
  const [, line] = /:(\d+):\d+\)?$/m.exec(stack.split('\n').find((each) => each.includes(path)) ?? '') ?? [];
  // jiti runs another text, in which the lines are the file's and the columns are not.
  const place = line ? `:${line}` : '';
  const [first = ''] = message.split('\n');
  const why = first.replace(path, shown).replace(/\s*\(\d+:\d+\)$/, '');
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
    const [, name = 'it'] = /Cannot find (?:module|package) '([^']+)'/.exec(message) ?? [];
    const isOurs = name === 'fullcors' || name.startsWith('fullcors/');
    return new CannotRun(
      `${shown} imports ${name}, which is not found`,
      isOurs ? 'npm install fullcors' : 'install it, or mind the path',
    );
  }
  return new CannotRun(
    `${shown}${place}: ${why}`,
    'the file is run as your server runs it: put right what it says',
  );
}
