import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../project/project.js';

const IMPORT =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"](?:cors|@fastify\/cors|@koa\/cors|hono\/cors)['"]/;

/** Where the server's first file imports another CORS middleware, as `server.js:3`; it is not parsed for that. */
export function replacedIn({ cwd, entry }: Project): readonly string[] {
  if (!entry) return [];
  let text: string;
  try {
    text = readFileSync(join(cwd, entry), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line, i) => (IMPORT.test(line) ? [`${entry}:${i + 1}`] : []));
}
