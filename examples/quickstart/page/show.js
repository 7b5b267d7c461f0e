// Draws the evidence of one attempt: the script's side, the wire, and the reasons.
import { element, fill, find } from './dom.js';
import { lacking } from './verdict.js';

/** The fields that tell the story; the others are folded away. */
const RELEVANT = /^(access-control-.*|origin|vary|content-type|x-api-key|cookie|sec-fetch-(mode|site))$/i;

export function showEvidence(root, { url, options, got, exchanges = [] }) {
  fill(find(root, '.seen-by-script'), code(asCode(url, options)), ...showGot(got));
  fill(find(root, '.reasons'), ...exchanges.map(showReasons), ...none(exchanges, 'No exchange to explain.'));
  fill(find(root, '.wire'), ...showWire(exchanges, options));
}

const code = (text) => element('pre', '', element('code', '', text));

/** The call as one would write it. */
function asCode(url, { body, ...options }) {
  const shown = JSON.stringify(options, null, 2)
    .replace(/"([A-Za-z]+)":/g, '$1:')
    .replaceAll('"', "'");
  return `await fetch('${url}', ${body ? shown.replace(/\n}$/, `,\n  body: '${body}'\n}`) : shown})`;
}

function showGot(got) {
  if (got.error !== undefined) {
    return [
      element('p', 'got', 'It got ', element('code', '', got.error)),
      element(
        'p',
        'quiet',
        'That is all a script is told. The browser’s own reason is in its console (F12).',
      ),
    ];
  }
  const status = `${got.status} ${got.statusText}`.trim();
  return [
    element('p', 'got', `It got ${status}: `, element('code', '', got.body)),
    element('p', 'quiet', `Response headers it may read: ${got.headers.join(', ') || 'none'}.`),
  ];
}

const none = (exchanges, text) => (exchanges.length === 0 ? [element('p', 'quiet', text)] : []);
const titleOf = (kind) => (kind === 'preflight' ? 'Preflight' : 'Request');

function showReasons({ kind, explanation }) {
  const checks = explanation.checks.map(({ passed, message, fix }) => {
    const item = element('li', passed ? 'passed' : 'refused', element('p', '', mark(passed), message));
    if (fix) item.append(element('p', 'fix', element('strong', '', 'Fix: '), fix));
    return item;
  });
  return element('div', 'exchange', element('h6', '', titleOf(kind)), element('ul', 'checks', ...checks));
}

function mark(passed) {
  const sign = element('span', 'mark', passed ? '✓' : '✕');
  sign.setAttribute('aria-hidden', 'true');
  return element('span', '', sign, element('span', 'visually-hidden', passed ? 'Passed: ' : 'Refused: '));
}

function showWire(exchanges, options) {
  const shown = exchanges.map(({ kind, request, response, handlerRan }) =>
    element(
      'div',
      'exchange',
      element('h6', '', titleOf(kind)),
      ...showHead(request),
      ...showHead(response, lacking(response, options)),
      ...(handlerRan && kind !== 'preflight' ? [element('p', 'quiet', 'The API’s handler ran.')] : []),
    ),
  );
  const isUnsent = exchanges.length > 0 && exchanges.every(({ kind }) => kind === 'preflight');
  if (isUnsent)
    shown.push(element('p', 'quiet', 'The request itself never came: the browser did not send it.'));
  return [...shown, ...none(exchanges, 'Nothing came.')];
}

function showHead({ line, fields }, missing = []) {
  const relevant = fields.filter(([name]) => RELEVANT.test(name));
  const others = fields.filter(([name]) => !RELEVANT.test(name));
  const head = element('pre', 'head', element('b', '', line), ...relevant.flatMap(field));
  head.append(...missing.map((name) => element('span', 'missing', `\n(no ${name})`)));
  if (others.length === 0) return [head];
  const rest = element('details', 'others', element('summary', '', `${others.length} more header lines`));
  rest.append(element('pre', 'head', ...others.flatMap(field).slice(1)));
  return [head, rest];
}

const field = ([name, value]) => ['\n', element('span', 'name', `${name}:`), ` ${value}`];
