import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emit } from '@fullcors/emit';
import { createCors } from 'fullcors';
import { app } from '../app.js';
import { CACHING, startNginx } from '../fronts/nginx.js';
import { listen } from '../sockets.js';

/**
 * nginx with what is emitted, in front of an application that knows nothing of the policy. `caching` keeps the
 * application's answers in the same place, before the policy is laid over them.
 */
const startEmitted = (caching) =>
  async function start({ folder, policies }) {
    const stopApp = await listen(app, join(folder, 'app'));
    mkdirSync(join(folder, 'nginx'), { recursive: true });
    const sockets = {};
    const http = Object.entries(policies).map(([name, options]) => {
      const { policy } = createCors(options, { env: {} });
      const { files } = emit(policy, 'nginx', { name });
      for (const { path, text } of files) writeFileSync(join(folder, 'nginx', path), text);
      sockets[name] = join(folder, name);
      return `
  include ${folder}/nginx/${name}-http.conf;
  server {
    listen unix:${sockets[name]};
    server_name ${name};
    include ${folder}/nginx/${name}-server.conf;
    location / {
      proxy_pass http://unix:${join(folder, 'app')}:;
      ${caching}
    }
  }`;
    });
    const stopNginx = await startNginx(join(folder, 'nginx'), http.join('\n'), Object.values(sockets));
    return {
      sockets,
      async stop() {
        await stopNginx();
        stopApp();
      },
    };
  };

export const startEmittedNginx = startEmitted('');
export const startEmittedCachingNginx = startEmitted(CACHING);
