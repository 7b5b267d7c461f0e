/** One token of RFC 8259; what is none is taken one character at a time. */
const TOKEN =
  /\s+|"(?:[^"\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[\s\S]/g;

/** What may come next: a value, a member's name, its colon, what follows a value; `first` of a list or an object. */
type Expected = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'after';

/**
 * The offset of the first thing that JSON.parse would refuse, and what is wrong; undefined where it takes the text.
 * JSON.parse itself tells no position for most of its errors, and each version of Node says them in other words.
 */
export function jsonError(text: string): { readonly offset: number; readonly why: string } | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let comma = -1;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (/^[ \t\r\n]+$/.test(token)) continue;
    const isString = token.length > 1 && token.startsWith('"') && [...token].every((each) => each >= ' ');
    const isValue = isString || /^(-?\d|true$|false$|null$)/.test(token);
    const isClosing = token === open.at(-1);
    if (isClosing && (expected === 'after' || expected.startsWith('first-'))) {
      open.pop();
      expected = 'after';
    } else if (isClosing && comma >= 0 && (expected === 'value' || expected === 'name')) {
      return { offset: comma, why: `a comma before ${token}, which JSON does not allow` };
    } else if (expected === 'after' && token === ',' && open.length > 0) {
      comma = index;
      expected = open.at(-1) === '}' ? 'name' : 'value';
      continue;
    } else if (expected === 'colon' && token === ':') expected = 'value';
    else if (expected.endsWith('name') && isString) expected = 'colon';
    else if (expected.endsWith('value') && isValue) expected = 'after';
    else if (expected.endsWith('value') && (token === '{' || token === '[')) {
      open.push(token === '{' ? '}' : ']');
      expected = token === '{' ? 'first-name' : 'first-value';
    } else return { offset: index, why: whyNot(token, text.slice(index, index + 2)) };
    comma = -1;
  }
  return expected === 'after' && open.length === 0
    ? undefined
    : { offset: text.length, why: 'the text ends too early' };
}

const whyNot = (token: string, two: string): string =>
  two === '//' || two === '/*' || token === '#'
    ? 'a comment, which JSON does not allow'
    : `unexpected ${JSON.stringify(token.slice(0, 30))}`;
