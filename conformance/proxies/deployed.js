import { startApache } from './apache.js';
import { startHaproxy } from './haproxy.js';
import { startNginx } from './nginx.js';

/**
 * Every proxy, by its target, with what is emitted for it in front of an application at a port. `start(command, emissions,
 * port)` takes [name, emission] for each server and resolves to { ports: name -> port, stop }.
 */
export const DEPLOYED = {
  nginx: {
    command: 'nginx',
    install: 'apt-get install nginx',
    start: (command, emissions, port) =>
      startNginx(
        command,
        emissions.map(([name, emission]) => [
          name,
          emission,
          `location / { proxy_pass http://127.0.0.1:${port}; }`,
        ]),
      ),
  },
  apache: {
    command: 'apache2',
    install: 'apt-get install apache2',
    start: (command, emissions, port) =>
      startApache(
        command,
        emissions.map(([name, emission]) => [
          name,
          emission,
          `AllowEncodedSlashes NoDecode\nProxyPass / http://127.0.0.1:${port}/ nocanon`,
        ]),
      ),
  },
  haproxy: {
    command: 'haproxy',
    install: 'apt-get install haproxy',
    start: (command, emissions, port) =>
      startHaproxy(
        command,
        emissions.map(([name, emission]) => [name, emission, port]),
      ),
  },
};
