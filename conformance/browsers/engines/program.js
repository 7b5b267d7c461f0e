/** One expression, the same for every engine, so that what a script gives does not depend on how a driver serialises. */
export const programOf = (source, args) => `(async (...args) => {
${source}
})(...${JSON.stringify(args)}).then(
  (value) => JSON.stringify({ value }),
  (error) => JSON.stringify({ error: String(error) }),
)`;

/** What the program's script returned, or threw. */
export function resultOf(json) {
  const { value, error } = JSON.parse(json);
  if (error !== undefined) throw new Error(`the page's script threw ${error}`);
  return value;
}
