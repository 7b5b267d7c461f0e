import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { asked, type Fields, fileOf, type Model, service } from './model.js';

/** What Netlify's own parser reads of the file; every path that matches adds its fields, and equal ones are joined. */
export const netlify: Model = async (files) => {
  const folder = await mkdtemp(join(tmpdir(), 'fullcors-netlify-'));
  const file = join(folder, '_headers');
  await writeFile(file, fileOf(files, '_headers'));
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [file],
    configHeaders: undefined,
    minimal: false,
  });
  await rm(folder, { recursive: true });
  if (errors.length > 0) throw errors[0];
  return [
    (request) => {
      const { path } = asked(request);
      const fields: Fields = {};
      for (const header of headers) {
        if (!('forRegExp' in header) || !header.forRegExp.test(path)) continue;
        for (const [name, value] of Object.entries(header.values)) {
          const key = name.toLowerCase();
          fields[key] = fields[key] === undefined ? value : `${fields[key]}, ${value}`;
        }
      }
      return service(request, fields);
    },
  ];
};
