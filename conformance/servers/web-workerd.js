// One Worker for all policies: a socket a policy binds POLICY, ADAPTER and OPTIONS (see ../runners/workerd.js).
import 'fullcors/explain';
import 'fullcors/layers';
import 'fullcors/origin-regex';
import 'fullcors/public-suffix';
import { revive } from './revive.js';
import { handlerFor } from './web-handlers.js';

let handler;
export default {
  fetch(request, env) {
    handler ??= handlerFor[env.ADAPTER](revive(JSON.parse(env.OPTIONS)));
    return handler(request);
  },
};
