import { gap } from '../../gaps.js';
import type { Target } from '../target.js';
import { functionGaps } from './gaps.js';
import { headingLines, policySource } from './policy-source.js';

/** Routing Middleware, for any framework. */
export const vercelMiddleware: Target = {
  title: 'Vercel Routing Middleware',
  draft: (rules, { policy }) => ({
    files: [
      {
        path: 'middleware.js',
        text: `\
${headingLines('vercel-middleware', rules)}
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
