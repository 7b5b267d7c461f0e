// Records conformance/har/*.har anew, by the network panels themselves: node conformance/har/record.js. Chromium's is asked
// inside of its own DevTools, for what "Save all as HAR" writes; Firefox's exports by itself.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { ASK, HAR_CASES, LANDED } from './cases.js';

/** Ports that stay the same, so that a recording made anew differs in little. */
const PAGE = 8711;
const API = 8712;
const origin = `http://localhost:${PAGE}`;
const folder = fileURLToPath(new URL('./', import.meta.url));

const page = createServer((_, response) =>
  response.setHeader('Content-Type', 'text/html').end('<!doctype html>'),
);
const api = createServer((request, response) => {
  const [, name] = request.url.split('/');
  const found = HAR_CASES.find(([each]) => each === name);
  if (name === 'landed') return LANDED(request, response, origin);
  if (found) return found[1](request, response, origin);
  response.writeHead(404).end();
});
page.listen(PAGE, '127.0.0.1');
api.listen(API);

const requests = HAR_CASES.map((each) => [each[4] ?? `http://127.0.0.1:${API}/${each[0]}`, each[2]]);
const source = `(async (...args) => {${ASK}})(${JSON.stringify(requests)})`;
try {
  for (const [name, record] of [
    ['chromium', chromium],
    ['firefox', firefox],
  ]) {
    if (process.argv[2] && process.argv[2] !== name) continue;
    writeFileSync(`${folder}${name}.har`, withoutThisMachine(await record()));
  }
} finally {
  page.closeAllConnections();
  api.closeAllConnections();
  page.close();
  api.close();
}

async function chromium() {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--auto-open-devtools-for-tabs'],
  });
  try {
    const [tab] = await browser.pages();
    await tab.goto(`${origin}/`);
    const target = await browser.waitForTarget((each) => each.url().startsWith('devtools://'));
    const panel = await target.asPage();
    await sleep(2000);
    await tab.evaluate(source);
    await sleep(1000);
    return await panel.evaluate(async () => {
      const HAR = await import('./models/har/har.js');
      const { NetworkLog } = await import('./models/logs/logs.js');
      const log = await HAR.Log.Log.build(NetworkLog.NetworkLog.instance().requests(), { sanitize: true });
      return JSON.stringify({ log }, null, 2);
    });
  } finally {
    await browser.close();
  }
}

async function firefox() {
  const files = mkdtempSync(join(tmpdir(), 'fullcors-har-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    args: ['--devtools'],
    extraPrefsFirefox: {
      'devtools.netmonitor.har.enableAutoExportToFile': true,
      'devtools.netmonitor.har.defaultLogDir': files,
      'devtools.netmonitor.har.pageLoadedTimeout': 3000,
      'devtools.toolbox.selectedTool': 'netmonitor',
      'devtools.policy.disabled': false,
    },
  });
  try {
    const [tab] = await browser.pages();
    await sleep(3000);
    await tab.goto(`${origin}/`);
    await tab.evaluate(source);
    for (let tries = 0; tries < 40; tries++) {
      const [file] = readdirSync(files).filter((each) => each.endsWith('.har'));
      if (file) return JSON.stringify(JSON.parse(readFileSync(join(files, file), 'utf8')), null, 2);
      await sleep(500);
    }
    throw new Error(`Firefox has exported nothing: ${readdirSync(files)}`);
  } finally {
    await browser.close();
    rmSync(files, { recursive: true, force: true });
  }
}

/** Scripts that were evaluated have the name of the file that did. */
function withoutThisMachine(text) {
  return `${text.replace(/pptr:[^"]*/g, 'app.js')}\n`;
}
