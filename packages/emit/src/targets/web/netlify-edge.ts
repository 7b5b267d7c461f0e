import type { Target } from '../target.js';
import { functionGaps } from './gaps.js';
import { headingLines, policySource } from './policy-source.js';

/** An edge function that surrounds everything the site serves. */
export const netlifyEdge: Target = {
  title: 'Netlify Edge Functions',
  draft: (rules, { name, policy }) => ({
    files: [
      {
        path: `netlify/edge-functions/${name}.js`,
        text: `\
${headingLines('netlify-edge', rules)}
${policySource(policy)}

async function fromSite(_, context) {
  try {
    return await context.next();
  } catch (error) {
    console.error(error);
    return new Response('Bad Gateway', { status: 502 });
  }
}

export default cors(policy, fromSite);

export const config = { path: '/*' };
`,
        about: 'Netlify runs what it finds in this folder; the package fullcors has to be installed.',
      },
    ],
    gaps: functionGaps(rules),
  }),
};
