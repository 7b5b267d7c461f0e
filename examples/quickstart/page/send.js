// Sends one request as any page would, then asks this page's own server what the API saw.

/** What the script got, and the exchanges as the API recorded them; undefined where they could not be asked for. */
export async function send(api, path, options) {
  const id = crypto.randomUUID().slice(0, 8);
  const got = await attempt(`${api}${path}?exchange=${id}`, options);
  return { got, exchanges: await exchangesOf(id) };
}

async function attempt(url, options) {
  try {
    const response = await fetch(url, options);
    return {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers.keys()],
      body: await response.text(),
    };
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
}

async function exchangesOf(id) {
  try {
    const response = await fetch(`/exchange?id=${id}`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
