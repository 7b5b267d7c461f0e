// The least that is needed to build a page from data. Text is only ever text.

/** An element with a class and children; strings become text nodes. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A copy of a template's one element. */
export const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

/** The first match below `root`; a missing one is a mistake in the page. */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

/** Replaces everything after a section's heading. */
export function fill(section, ...children) {
  section.replaceChildren(section.firstElementChild, ...children);
}
