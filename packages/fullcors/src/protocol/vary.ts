/**
 * `Vary` as the application set it, with the policy's names added: never clobbered, never doubled, and `*`, which says
 * more than any name, left alone. Only ever reads the response's own value (GHSA-q7jf-gf43-6x6p copied the request's).
 * https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5
 */
export function mergeVary(existing: string, added: string): string {
  if (existing === '' || existing === added) return added;
  const present = existing
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  if (present.includes('*')) return '*';
  const missing = added.split(', ').filter((name) => !present.includes(name.toLowerCase()));
  if (missing.length === 0) return existing;
  return existing.trim() === '' ? added : `${existing}, ${missing.join(', ')}`;
}
