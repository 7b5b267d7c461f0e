import type { Gap } from '../../gaps.js';
import type { PlaceRules } from '../../rules/rules.js';
import { noVary, refusedPreflightAnswers200, undocumented } from '../declarative/differences.js';
import { jsonFile } from '../declarative/files.js';
import { gap, some } from '../declarative/gap.js';
import { ANY_HOST, type Limits, NO_ROUTES } from '../declarative/limits.js';
import { listedMethods, type Said } from '../declarative/said.js';
import { sayRules } from '../declarative/say.js';
import type { Target } from '../target.js';

const name = 'Cloud Storage';

/**
 * What a bucket's CORS configuration takes, from the JSON API's discovery document (Bucket.cors) and the guide
 * ("Cross-origin resource sharing"). Nothing of it was run.
 */
const limits: Limits = {
  name,
  origins: {
    null: false,
    otherSchemes: true,
    host: ANY_HOST,
    // An origin or `*`.
    subdomains: 'no',
    anyPort: 'no',
    most: Infinity,
    longest: Infinity,
  },
  methods: { any: 'literal' },
  requestHeaders: { any: 'no', echoesWithCredentials: false, namesBesideAny: false, most: Infinity },
  exposeHeaders: { any: false, most: Infinity },
  // There is no way to say them.
  credentials: 'no',
  leastMaxAge: 0,
  privateNetwork: false,
  preflightStatus: 200,
  routes: NO_ROUTES,
  differs: [refusedPreflightAnswers200(name), noVary(name), undocumented(name, 'what its errors carry')],
};

export const gcs: Target = {
  title: 'Google Cloud Storage: CORS configuration of a bucket',
  draft(rules) {
    const { base, gaps } = sayRules(rules, limits);
    const responseHeader = both(base, rules.base, gaps);
    const entry = {
      origin: base.anyOrigin ? ['*'] : base.exact,
      // Compared with the method of the request and of a preflight alike.
      method: base.anyMethod ? listedMethods(base) : base.passing,
      ...(responseHeader.length > 0 && { responseHeader }),
      maxAgeSeconds: base.maxAge,
    };
    const file = {
      path: 'gcs-cors.json',
      text: jsonFile(base.nobody ? [] : [entry]),
      about: 'gcloud storage buckets update gs://BUCKET --cors-file=gcs-cors.json',
    };
    return { files: [file], gaps };
  },
};

/**
 * One list says which request headers are allowed and which response headers are exposed. So a name stands in it that
 * the policy has in both; of the others one half would be too much.
 */
function both({ headers, exposeHeaders }: Said, place: PlaceRules, gaps: Gap[]): string[] {
  const lower = (names: readonly string[]): string[] => names.map((header) => header.toLowerCase());
  const [allowed, exposed] = [lower(headers), lower(exposeHeaders)];
  const onlyAllowed = headers.filter((header) => !exposed.includes(header.toLowerCase()));
  const onlyExposed = exposeHeaders.filter((header) => !allowed.includes(header.toLowerCase()));
  const add = (option: string, names: readonly string[], words: string, other: string): void => {
    if (names.length === 0) return;
    const message = `${name} has one list for request and response headers, so ${some(names)} cannot be ${words} alone`;
    const fix = `add the same names to ${other}, if you accept that`;
    gaps.push(gap('one-list-of-headers', place.path + option, names, message, fix));
  };
  add('allowHeaders', onlyAllowed, 'allowed', 'exposeHeaders');
  add('exposeHeaders', onlyExposed, 'exposed', 'allowHeaders');
  return headers.filter((header) => exposed.includes(header.toLowerCase()));
}
