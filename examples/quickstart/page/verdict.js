// What happened, in one word and one sentence.

/** What explain() cannot know: whether the page will send credentials is not in a preflight. */
const NO_CREDENTIALS =
  'The page asks with credentials, and only a policy with allowCredentials: true lets it read the answer.';

/** The response fields the browser needs for this call, and does not find. */
export function lacking(response, { credentials }) {
  const needed = ['Access-Control-Allow-Origin'];
  if (credentials === 'include') needed.push('Access-Control-Allow-Credentials');
  const given = response.fields.map(([field]) => field.toLowerCase());
  return needed.filter((name) => !given.includes(name.toLowerCase()));
}

/** `allowed`, `blocked` or, where CORS is not what stopped it, `failed`. */
export function verdictOf({ options, got, exchanges }) {
  if (got.error === undefined) return { word: 'allowed', sentence: allowed(exchanges ?? []) };
  if (!exchanges) {
    return {
      word: 'failed',
      sentence: 'This page’s own server does not answer. Is the quickstart still running?',
    };
  }
  if (exchanges.length === 0) {
    return { word: 'failed', sentence: 'The API saw nothing of it. Is the quickstart still running?' };
  }
  const refusal = exchanges.flatMap(({ explanation }) => explanation.checks).find(({ passed }) => !passed);
  if (!refusal && exchanges.some(({ response }) => lacking(response, options).length > 0)) {
    return { word: 'blocked', sentence: `${NO_CREDENTIALS} ${consequenceOf(exchanges)}` };
  }
  if (!refusal) {
    return {
      word: 'failed',
      sentence: 'The policy allows it, so something else stopped it: see the console (F12).',
    };
  }
  return { word: 'blocked', sentence: `${refusal.message} ${consequenceOf(exchanges)}` };
}

const wasAsked = (exchanges) => exchanges.some(({ kind }) => kind === 'preflight');

const allowed = (exchanges) =>
  wasAsked(exchanges)
    ? 'The API said yes to the preflight, so the browser sent the request and let the page read the answer.'
    : 'The browser sent it at once, and the API’s answer lets this page read it.';

const consequenceOf = (exchanges) =>
  exchanges.some(({ handlerRan }) => handlerRan)
    ? 'The API ran it and answered, but the browser keeps the answer from the page.'
    : 'That ended at the preflight: the browser never sent the request.';
