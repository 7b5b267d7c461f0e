import { gap } from '../../gaps.js';
import type { Target } from '../target.js';
import { functionGaps } from './gaps.js';
import { policySource } from './policy-source.js';

/** Routing Middleware, for any framework. */
export const vercelMiddleware: Target = {
  title: 'Vercel Routing Middleware',
  draft: (rules, _, policy) => ({
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
    gaps: [...functionGaps(rules), gap('upstream-headers-not-stripped', '', undefined)],
  }),
};
