import type { Target } from '../target.js';
import { functionGaps } from './gaps.js';
import { headingLines, policySource } from './policy-source.js';

/**
 * A Worker on a route in front of the origin. The road not taken is code of its own that needs no package: it would be a
 * second runtime to be held to the first.
 */
export const cloudflareWorker: Target = {
  title: 'Cloudflare Workers, in front of the origin',
  draft: (rules, { name, policy }) => ({
    files: [
      {
        path: `${name}-worker.js`,
        text: `\
${headingLines('cloudflare-worker', rules)}
${policySource(policy)}

async function fromOrigin(request) {
  try {
    return await fetch(request, { redirect: 'manual' });
  } catch (error) {
    console.error(error);
    return new Response('Bad Gateway', { status: 502 });
  }
}

export default { fetch: cors(policy, fromOrigin) };
`,
        about:
          'Deploy it with Wrangler on the routes of the zone, with the package fullcors installed: the origin answers behind it.',
      },
    ],
    gaps: functionGaps(rules),
  }),
};
