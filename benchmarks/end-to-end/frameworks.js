// What is started: a framework's servers, by variant. Those in other languages are in other-languages/.
import { findRuntime } from '../../conformance/runners/runtimes.js';

const VARIANTS = ['none', 'hard-coded', 'peer', 'fullcors'];
const DENO_FLAGS = ['run', '--no-check', '--allow-net', '--allow-env', '--allow-read'];

/** Name -> the file of its server, and what runs it. */
const FRAMEWORKS = [
  ['http, Node', 'http', () => [process.execPath]],
  ['Express 5, Node', 'express', () => [process.execPath]],
  ['Fastify 5, Node', 'fastify', () => [process.execPath]],
  ['Koa 3, Node', 'koa', () => [process.execPath]],
  ['Hono, Node', 'hono-node', () => [process.execPath]],
  ['Hono, Bun', 'hono-bun', () => findRuntime('bun') && [findRuntime('bun')]],
  ['Hono, Deno', 'hono-deno', () => findRuntime('deno') && [findRuntime('deno'), ...DENO_FLAGS]],
];

/** @returns {{ name: string, baseline: string, commands: Record<string, string[]> }[]} those that can run here */
export const frameworks = () =>
  FRAMEWORKS.flatMap(([name, file, findCommand]) => {
    const command = findCommand();
    if (!command) return [];
    const commands = VARIANTS.map((variant) => [variant, [...command, `servers/${file}.js`, variant]]);
    return [{ name, baseline: 'hard-coded', commands: Object.fromEntries(commands) }];
  });
