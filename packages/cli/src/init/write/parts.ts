import type { CorsOptions } from 'fullcors';

/** The parts that a bundle has to import for a policy; Node, Bun and Deno have them without asking. */
export function partsOf(options: CorsOptions): readonly string[] {
  const text = JSON.stringify(options, (_, value) => (value instanceof RegExp ? value.source : value));
  const parts = ['fullcors/layers'];
  if (text.includes('"allowOriginRegex"')) parts.push('fullcors/origin-regex');
  if (text.includes('"allowCredentials":true') && text.includes('://*.'))
    parts.push('fullcors/public-suffix');
  return parts;
}
