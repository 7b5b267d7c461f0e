import type { Target } from '../target.js';

export const nginx: Target = {
  title: 'nginx 1.18 and newer',
  draft: () => ({ files: [], gaps: [] }),
};
