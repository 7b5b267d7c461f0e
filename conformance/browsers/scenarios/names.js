// Scenarios name origins and paths by placeholders, so that ports and the many scenarios in one page do not matter:
//
//   {api}        an origin: app, api, third (all of one site), elsewhere (another site)
//   {api/}       that origin and the scenario's own folder, as in `{api/}a`
//   {user@api/}  the same with a user name and a password
//   {/}          the scenario's own folder, as in a relative Location or a cookie's Path
//   {me}         the origin of the page as it is serialised: `null` for an opaque one
//   {origin} {method} {headers}   what the request says in Origin, Access-Control-Request-Method and -Headers

/** The servers by name, and the host that each is asked by. */
export const HOSTS = { app: 'localhost', api: 'localhost', third: 'localhost', elsewhere: '127.0.0.1' };

export const USERINFO = 'user:secret@';

const ASKED = {
  origin: 'origin',
  method: 'access-control-request-method',
  headers: 'access-control-request-headers',
};

/**
 * How one playing of a scenario spells and reads its names. `origins` maps a server's name to its origin, `folder` is
 * this playing's own, such as `/s17/`, `me` the origin of the page.
 */
export function namesOf({ origins, folder, me }) {
  const spellings = new Map([
    ['{/}', folder],
    ['{me}', me],
  ]);
  for (const [name, origin] of Object.entries(origins)) {
    spellings.set(`{${name}}`, origin);
    spellings.set(`{${name}/}`, origin + folder);
    spellings.set(`{user@${name}/}`, origin.replace('//', `//${USERINFO}`) + folder);
  }
  // The longest first: an origin with the folder before the origin alone.
  const readings = [...spellings]
    .filter(([name]) => name !== '{me}')
    .map(([name, spelling]) => [spelling, name])
    .sort(([a], [b]) => b.length - a.length);
  return {
    /** The text with every placeholder spelled; `request` is there for what echoes it. */
    spell: (text, request) =>
      text.replace(/\{[a-z@]*\/?\}/g, (name) => {
        const asked = ASKED[name.slice(1, -1)];
        if (asked && request) return request.headers.find(([it]) => it.toLowerCase() === asked)?.[1] ?? '';
        return spellings.get(name) ?? name;
      }),
    /** The text with every origin and folder by its name. */
    read: (text) => readings.reduce((read, [spelling, name]) => read.split(spelling).join(name), text),
  };
}
