// Wires the page: where it is, what the policy says, and a button for each request.
import { copyOf, element, find } from './dom.js';
import { CREDENTIALS, REQUESTS } from './requests.js';
import { send } from './send.js';
import { showEvidence } from './show.js';
import { verdictOf } from './verdict.js';

const WORDS = { allowed: '✓ Allowed', blocked: '✕ Blocked', failed: '! Failed' };
const settings = await (await fetch('/settings')).json();

showIdentity(settings);
showPolicy(settings);
const attempts = showRequests();

find(document, '#api').textContent = settings.api;
const sendAll = find(document, '#send-all');
sendAll.disabled = false;
let isSendingAll = false;
sendAll.addEventListener('click', async () => {
  // Not by disabling the button, which would take the keyboard's focus away.
  if (isSendingAll) return;
  isSendingAll = true;
  const words = [];
  for (const attempt of attempts) words.push(await attempt());
  const count = (word) => words.filter((one) => one === word).length;
  announce(
    `All six sent: ${count('allowed')} allowed, ${count('blocked')} blocked, ${count('failed')} failed.`,
  );
  isSendingAll = false;
});

function showIdentity({ own, twin }) {
  find(document, '#identity').replaceChildren(
    'This page is ',
    element('strong', 'origin', own.origin),
    own.allowed ? ' and the policy allows it.' : ' and the policy does not allow it.',
  );
  document.title = `${own.origin.replace('http://', '')} · fullcors quickstart`;
  document.body.dataset.allowed = String(own.allowed);
  const link = element('a', '', `Open the same page from ${twin.origin}`);
  link.href = twin.origin;
  find(document, '#twin').replaceChildren(
    link,
    `, which the policy ${twin.allowed ? 'allows' : 'does not allow'}.`,
  );
}

function showPolicy({ policy: { allowOrigins, ...others }, own }) {
  const origins = allowOrigins.map((origin) =>
    origin === own.origin ? element('mark', '', `    '${origin}',  // this page\n`) : `    '${origin}',\n`,
  );
  const lines = Object.entries(others).map(([name, value]) => `  ${name}: ${asCode(value)},\n`);
  find(document, '#policy').append('cors({\n  allowOrigins: [\n', ...origins, '  ],\n', ...lines, '})');
}

function asCode(value) {
  if (Array.isArray(value)) return `[${value.map(asCode).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** One card a request, one row for each credentials mode. Gives the functions that send them. */
function showRequests() {
  return REQUESTS.flatMap((request) => {
    const card = copyOf('request-card');
    const [method, path] = request.name.split(' ');
    find(card, 'h3').replaceChildren(element('span', 'method', method), ` ${path}`);
    find(card, '.about').textContent = request.about;
    find(document, '#requests').append(card);
    return CREDENTIALS.map((credentials) => showAttempt(card, request, credentials));
  });
}

function showAttempt(card, request, credentials) {
  const row = copyOf('attempt-row');
  const button = find(row, 'button');
  const details = find(row, 'details');
  const title = `${request.name} ${credentials.name.toLowerCase()}`;
  row.setAttribute('aria-label', title);
  find(row, 'h4').replaceChildren(
    credentials.name,
    element('code', '', `credentials: '${credentials.mode}'`),
  );
  find(button, 'span').textContent = ` ${title}`;
  card.append(row);

  const attempt = async () => {
    setVerdict('sending', 'Sending…');
    const { method, ...rest } = request.options;
    const options = { method, credentials: credentials.mode, ...rest };
    const outcome = await send(settings.api, request.path, options);
    const { word, sentence } = verdictOf({ options, ...outcome });
    setVerdict(word, WORDS[word]);
    const summary = find(row, '.summary');
    summary.textContent = sentence;
    summary.hidden = false;
    showEvidence(details, { url: settings.api + request.path, options, ...outcome });
    details.hidden = false;
    return word;
  };
  const setVerdict = (word, text) => {
    row.dataset.verdict = word;
    find(row, '.verdict').textContent = text;
  };
  button.addEventListener('click', async () => {
    if (row.dataset.verdict === 'sending') return;
    const word = await attempt();
    details.open = true;
    announce(`${title}: ${word}.`);
  });
  return attempt;
}

function announce(text) {
  find(document, '#announce').textContent = text;
}
