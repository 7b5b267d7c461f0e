import { preflightAnsweredByUpstream } from '../declarative/differences.js';
import { commented } from '../declarative/files.js';
import { ANY_HOST, type Limits, NO_ROUTES } from '../declarative/limits.js';
import { listedHeaders, listedMethods } from '../declarative/said.js';
import { sayRules } from '../declarative/say.js';
import { staticFields } from '../declarative/static-fields.js';
import type { Target } from '../target.js';

const name = '_headers';

/**
 * What a `_headers` file takes, from the documentation of Netlify ("Custom headers") and of Cloudflare Pages: fixed
 * fields for a path, whoever asks. Two paths that match have their values joined, so there are no routes.
 */
const limits: Limits = {
  name,
  origins: {
    null: true,
    otherSchemes: true,
    host: ANY_HOST,
    subdomains: 'no',
    anyPort: 'no',
    // Access-Control-Allow-Origin holds one.
    most: 1,
    longest: 512,
  },
  methods: { any: 'literal' },
  requestHeaders: { any: 'literal', echoesWithCredentials: false, namesBesideAny: true, most: Infinity },
  exposeHeaders: { any: true, most: Infinity },
  credentials: 'said',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: undefined,
  routes: NO_ROUTES,
  differs: [
    preflightAnsweredByUpstream(name, 'the site'),
    {
      code: 'not-applied-to-functions',
      message:
        '_headers is for files: what a function, an edge function or a proxied URL answers gets none of it',
      fix: 'use fullcors in the function, or emit netlify-edge',
    },
  ],
};

export const netlify: Target = {
  title: 'Netlify and Cloudflare Pages: _headers (for a policy in full: netlify-edge)',
  draft(rules) {
    const { base, gaps } = sayRules(rules, limits);
    const [origin = 'null'] = base.anyOrigin ? ['*'] : base.exact;
    const fields = base.nobody ? [] : staticFields(base, origin, listedMethods(base), listedHeaders(base));
    if (!base.nobody && !base.anyOrigin) fields.push(['Vary', 'Origin']);
    const lines = fields.map(([field, value]) => `  ${field}: ${value}\n`);
    const file = {
      path: '_headers',
      text: `${commented(rules, 'netlify', 'CORS for every file.')}${lines.length > 0 ? `/*\n${lines.join('')}` : ''}`,
      about: 'In the folder that is published.',
    };
    return { files: [file], gaps };
  },
};
