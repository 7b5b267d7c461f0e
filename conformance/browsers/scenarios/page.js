// Runs in the page. `playAll(jobs, abreast)` plays lists of fetches, several lists abreast, the fetches of one list one
// after the other, and resolves to what the script could read of each. No import, no syntax an engine may lack.

/** Milliseconds. What has no end by then is ended, so that it holds no connection. */
const LIMIT = 3_000;
/** After so many that had no end the page is taken for stuck, and the rest is not begun. */
const STUCK = 12;

globalThis.playAll = async (jobs, abreast) => {
  const results = new Array(jobs.length);
  let next = 0;
  let late = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const index = next++;
      results[index] = [];
      for (const one of jobs[index]) {
        if (one.pause) await new Promise((resolve) => setTimeout(resolve, one.pause * 1000));
        const result = late < STUCK ? await bounded(one) : { late: true };
        if (result.late) late += 1;
        results[index].push(result);
      }
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return JSON.stringify(results);
};

/** A fetch that never ends is an outcome, not an end of the suite. */
function bounded(one) {
  const ending = new AbortController();
  let stop = () => {};
  const play = one.via === 'fetch' ? playFetch : playXhr;
  const late = new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ late: true });
      ending.abort();
    }, LIMIT);
    stop = () => clearTimeout(timer);
  });
  const played = play(one, ending.signal).catch((error) => ({ failed: String(error) }));
  return Promise.race([late, played]).finally(stop);
}

async function playFetch({ url, body, method, headers, credentials, mode, redirect, cache }, signal) {
  const init = { method, headers, credentials, mode, redirect, cache, signal };
  let request;
  try {
    if (body) init.body = bodyOf(body);
    if (body && body.kind === 'stream') init.duplex = 'half';
    request = new Request(url, init);
  } catch (error) {
    return { threw: error.name };
  }
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    return { blocked: error.name };
  }
  const { type, status, redirected } = response;
  const read = await response.text().catch((error) => ({ failed: error.name }));
  return {
    read: { type, status, redirected, url: response.url, headers: [...response.headers], body: read },
  };
}

function playXhr({ via, url, body, method, headers, credentials }, signal) {
  const xhr = new XMLHttpRequest();
  const upload = via === 'xhr-upload';
  return new Promise((resolve) => {
    try {
      xhr.open(method, url);
      xhr.withCredentials = credentials === 'include';
      for (const [name, value] of headers || []) xhr.setRequestHeader(name, value);
      if (upload) xhr.upload.addEventListener('progress', () => {});
      xhr.onerror = () => resolve({ blocked: 'error' });
      signal.addEventListener('abort', () => xhr.abort());
      xhr.onload = () => resolve({ read: readXhr(xhr) });
      xhr.send(body ? bodyOf(body) : null);
    } catch (error) {
      resolve({ threw: error.name });
    }
  });
}

const readXhr = (xhr) => ({
  status: xhr.status,
  url: xhr.responseURL,
  headers: xhr
    .getAllResponseHeaders()
    .split('\r\n')
    .filter((line) => line)
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  body: xhr.responseText,
});

function bodyOf({ kind, text, type }) {
  if (kind === 'blob') return new Blob([text], { type });
  if (kind === 'params') return new URLSearchParams({ text });
  if (kind === 'form') {
    const form = new FormData();
    form.append('text', text);
    return form;
  }
  if (kind === 'bytes') return new TextEncoder().encode(text);
  if (kind === 'stream') {
    return new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
  }
  return text;
}
