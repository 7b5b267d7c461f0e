import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { findEntry } from './entry.js';
import { FRAMEWORKS, type Framework } from './frameworks.js';
import { parseJsonc } from './jsonc.js';

/** As much of package.json as is looked at. */
export interface Manifest {
  readonly type?: string;
  readonly main?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** How a server in TypeScript names another of its files. */
export type TypeScriptSpecifier = '.js' | '.ts' | '';

/** What a directory says of the server in it. */
export interface Project {
  readonly cwd: string;
  /** Undefined where there is no package.json, here or further up. */
  readonly manifest: Manifest | undefined;
  /** Those that package.json names, the most telling first. */
  readonly frameworks: readonly Framework[];
  /** Whether a `.js` file is an ES module. */
  readonly isModule: boolean;
  readonly isTypeScript: boolean;
  readonly specifier: TypeScriptSpecifier;
  /** tsconfig's `rootDir`, from `cwd`, below which every source has to be; undefined where it is `cwd` or not said. */
  readonly rootDir: string | undefined;
  /** Where the server begins, from `cwd`, as far as it can be told. */
  readonly entry: string | undefined;
  /** Where an editor finds the schema, from `cwd`. */
  readonly schema: string;
}

/** Reads package.json and tsconfig.json. What is not there, or not readable, says nothing. */
export function readProject(cwd: string): Project {
  const manifest = findUp(cwd, 'package.json', (path) => readJson<Manifest>(path));
  // Not further up than the package: a monorepo's own tsconfig.json says nothing of a package in JavaScript.
  const top = manifest && dirname(manifest.path);
  const config = findUp(cwd, 'tsconfig.json', (path) => readJson<TsConfig>(path), top);
  const entry = findEntry(cwd, manifest?.value ?? {});
  const named = { ...manifest?.value.dependencies, ...manifest?.value.devDependencies };
  const isTypeScript = config !== undefined || 'typescript' in named || /\.[mc]?ts$/.test(entry ?? '');
  const compiler = config?.value.compilerOptions ?? {};
  return {
    cwd,
    manifest: manifest?.value,
    frameworks: FRAMEWORKS.filter(({ packages }) => packages.some((name) => Object.hasOwn(named, name))),
    isModule: manifest?.value.type === 'module',
    isTypeScript,
    specifier: specifierOf(compiler, manifest?.value ?? {}, config !== undefined),
    rootDir: config && rootDirOf(cwd, config.path, compiler),
    entry,
    schema: schemaFrom(cwd),
  };
}

interface TsConfig {
  readonly compilerOptions?: {
    readonly rootDir?: string;
    readonly moduleResolution?: string;
    readonly allowImportingTsExtensions?: boolean;
    readonly rewriteRelativeImportExtensions?: boolean;
  };
}
type Compiler = NonNullable<TsConfig['compilerOptions']>;

/**
 * `./cors.config.js` is what tsc and tsx take in every mode; `.ts` what Node, Bun and Deno take, which run the sources;
 * bundlers take it without an extension, and some of them nothing else.
 */
function specifierOf(compiler: Compiler, manifest: Manifest, hasConfig: boolean): TypeScriptSpecifier {
  if (compiler.allowImportingTsExtensions || compiler.rewriteRelativeImportExtensions) return '.ts';
  const scripts = Object.values(manifest.scripts ?? {}).join('\n');
  if (/\b(node|bun|deno)\b[^\n;&|]*\.[mc]?ts\b/.test(scripts) && !/\b(tsx|ts-node|tsc)\b/.test(scripts)) {
    return '.ts';
  }
  if (compiler.moduleResolution?.toLowerCase() === 'bundler') return '';
  return hasConfig ? '.js' : '.ts';
}

function rootDirOf(cwd: string, configPath: string, { rootDir }: Compiler): string | undefined {
  if (rootDir === undefined) return undefined;
  const path = relative(cwd, resolve(dirname(configPath), rootDir));
  return path === '' || path.startsWith('..') ? undefined : path;
}

/** In the nearest node_modules that has it, since a workspace's are further up; else where it will be. */
function schemaFrom(cwd: string): string {
  const name = 'node_modules/fullcors/cors.schema.json';
  const found = findUp(cwd, name, (path) => (existsSync(path) ? path : undefined));
  const path = relative(cwd, found?.path ?? join(cwd, name))
    .split('\\')
    .join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

function findUp<T>(
  cwd: string,
  name: string,
  read: (path: string) => T | undefined,
  top?: string,
): { readonly path: string; readonly value: T } | undefined {
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    const path = join(directory, name);
    const value = read(path);
    if (value !== undefined) return { path, value };
    if (directory === top || dirname(directory) === directory) return undefined;
  }
}

function readJson<T extends object>(path: string): T | undefined {
  try {
    const value = parseJsonc(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
