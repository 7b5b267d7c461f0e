import type { Gap } from '../../gaps.js';
import type { Target } from '../target.js';
import { policySource } from './policy-source.js';

/** It runs before the response is made and never sees it. */
const BLIND: Gap = {
  code: 'upstream-headers-not-stripped',
  effect: 'differs',
  path: '',
  value: undefined,
  message:
    'Middleware sets headers before the response is made and cannot take back what the function or vercel.json sets itself.',
  fix: 'set no Access-Control-* field anywhere else in the project, and let its functions add to Vary, never replace it',
};

/** Routing Middleware, for any framework. */
export const vercelMiddleware: Target = {
  title: 'Vercel Routing Middleware',
  draft: (_, policy) => ({
    files: [
      {
        path: 'middleware.js',
        text: `\
// CORS, by fullcors. Generated: change the policy, not this.
import { next } from '@vercel/functions/middleware';
${policySource(policy)}

export default cors(policy, () => next());
`,
        about:
          'It stands beside package.json, with the packages fullcors and @vercel/functions installed. Next.js 16 calls it proxy.js.',
      },
    ],
    gaps: [BLIND],
  }),
};
