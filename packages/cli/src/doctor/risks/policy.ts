import type { Cors, CorsRequest } from 'fullcors';
import { shown } from '../diagnose/case.js';
import type { Finding } from '../finding.js';
import { type Exchange, fieldOf, listOf } from '../wire.js';

/** The fields of the policy, and how two values of each are told apart. */
const FIELDS = [
  ['Access-Control-Allow-Origin', 'value'],
  ['Access-Control-Allow-Credentials', 'value'],
  ['Access-Control-Allow-Methods', 'set'],
  ['Access-Control-Allow-Headers', 'set'],
  ['Access-Control-Expose-Headers', 'set'],
  ['Access-Control-Max-Age', 'value'],
] as const;

/** What the server answers and the policy file does not say, and the other way round. */
export async function differences(
  cors: Cors,
  where: string,
  exchanges: readonly (Exchange | undefined)[],
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const exchange of exchanges) {
    if (!exchange?.response) continue;
    const decision = await cors.decideAsync(requestOf(exchange));
    const said = new Map<string, string>(
      decision.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
    );
    const parts = FIELDS.flatMap(([name, kind]) => {
      const [live, held] = [fieldOf(exchange, name), said.get(name.toLowerCase())];
      if (isSame(kind, live, held)) return [];
      return [
        `${name} is ${live === undefined ? 'not sent' : shown(live)}, the policy says ${held === undefined ? 'nothing' : shown(held)}`,
      ];
    });
    const varies = (said.get('vary') ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean);
    const live = listOf(exchange, 'Vary');
    const missing = live.includes('*') ? [] : varies.filter((name) => !live.includes(name));
    if (missing.length > 0) parts.push(`Vary lacks ${missing.join(', ')}`);
    if (decision.kind === 'preflight' && decision.status !== undefined) {
      const isOk = exchange.response.status >= 200 && exchange.response.status <= 299;
      if (isOk !== decision.allowed)
        parts.push(`the status is ${exchange.response.status}, the policy's ${decision.status}`);
    }
    if (parts.length === 0) continue;
    found.push({
      code: 'differs-from-policy',
      weight: 'risk',
      what: `${exchange.request.method} is not answered as ${where} says: ${parts.join('; ')}.`,
      why: 'Another policy is deployed, another layer changes the answer, or this server does not run fullcors.',
      fix: 'deploy the policy file as it is; if it is, look for the proxy or middleware that answers as well',
      changes: [
        {
          on: decision.kind === 'preflight' ? 'preflight' : 'answers',
          ...(decision.kind === 'preflight' && decision.status !== undefined
            ? { status: decision.status }
            : {}),
          remove: FIELDS.map(([name]) => name),
        },
        {
          on: decision.kind === 'preflight' ? 'preflight' : 'answers',
          set: Object.fromEntries(decision.headers),
        },
      ],
      mistake: undefined,
      proof: [exchange.number],
    });
  }
  return found;
}

function requestOf({ request }: Exchange): CorsRequest {
  const field = (wanted: string) => request.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    host: url.host,
    origin: field('origin'),
    requestMethod: field('access-control-request-method'),
    requestHeaders: field('access-control-request-headers'),
    secFetchSite: field('sec-fetch-site'),
  };
}

function isSame(kind: 'value' | 'set', a: string | undefined, b: string | undefined): boolean {
  if (kind === 'value' || a === undefined || b === undefined) return a?.trim() === b;
  const members = (value: string) =>
    [
      ...new Set(
        value
          .split(',')
          .map((member) => member.trim().toLowerCase())
          .filter(Boolean),
      ),
    ]
      .sort()
      .join();
  return members(a) === members(b);
}
