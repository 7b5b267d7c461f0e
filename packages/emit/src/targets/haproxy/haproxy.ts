import { gapsOfRules } from '../../rules/gaps-of-rules.js';
import { heading } from '../shared/heading.js';
import { placesOf } from '../shared/places.js';
import type { Target } from '../target.js';
import { decisionLines, fieldLines, preflightLines } from './answers.js';
import { placeLines, sharedLines } from './requests.js';

const WHERE =
  'Paste it into the frontend, before its other http-request rules: authentication among them, since a preflight carries no credentials.';

export const haproxy: Target = {
  title: 'HAProxy 2.4 and newer: the rules for a frontend',
  draft(rules, { name }) {
    const places = placesOf(rules);
    const isOne = places.length === 1;
    const asksNetwork = places.some(({ place }) => place.fields.allowPrivateNetwork);
    const echoes = places.some(({ place }) => place.fields.echoesMethod);
    const lines = [
      ...heading('haproxy', rules, [
        'CORS for HAProxy: paste it into the frontend, before its other http-request rules: authentication among them, since',
        'a preflight carries no credentials. Lines of one acl are alternatives, so no other acl may have one of these names.',
      ]).map((line) => `# ${line}`),
      '',
      ...sharedLines(rules, name),
      ...(echoes ? [`http-request set-var(txn.${name}_method) req.fhdr(access-control-request-method)`] : []),
      ...(asksNetwork
        ? [`http-request set-var(txn.${name}_network) req.fhdr(access-control-request-private-network)`]
        : []),
      '',
      '# Who and what is allowed.',
      ...places.flatMap((named, i) => {
        const { lines: allowed, hasOrigins } = placeLines(named, name);
        const here = isOne ? '' : `${name}_at_${named.id}`;
        return [
          ...(isOne ? [] : [...(i > 0 ? [''] : []), `# ---- ${named.about} ----`]),
          ...allowed,
          ...decisionLines(named, name, here, hasOrigins),
        ];
      }),
      '',
      ...preflightLines(places, name),
      '',
      ...fieldLines(places, name),
    ];
    const text = lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
    return {
      files: [{ path: `${name}-frontend.cfg`, about: WHERE, text: `${text}\n` }],
      gaps: gapsOfRules(rules, { backtracks: true, normalisesNames: false }),
    };
  },
};
