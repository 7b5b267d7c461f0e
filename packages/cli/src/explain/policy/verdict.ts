import { BlockedByCors, browserAt, type EngineName, type HttpExchange } from '@fullcors/browser';
import type { Check, Cors, PathPolicy } from 'fullcors';
import { cors as answering } from 'fullcors/fetch';
import { scopesOf } from '../../check/scopes.js';
import type { PolicyFile } from '../../config/policy-file.js';
import { CannotRun } from '../../exit.js';
import { type Field, refuseDropped } from '../../page/read.js';

/** What a page asks. */
export interface PageRequest {
  readonly origin: string;
  readonly method: string;
  readonly fields: readonly Field[];
  readonly credentials: boolean;
  readonly path: string;
}

/** One request of the browser, and what the policy says of it. */
export interface Step {
  readonly kind: 'preflight' | 'actual';
  readonly method: string;
  readonly checks: readonly (Check & { readonly where: string | undefined })[];
}

/** What comes of it, step by step. */
export interface PolicyVerdict {
  readonly asked: PageRequest;
  readonly file: PolicyFile;
  readonly environment: string;
  /** The route that decides; undefined for the base. */
  readonly route: string | undefined;
  /** `refused`: a browser lets the page read the answer, which is the 403 of `enforce`. */
  readonly verdict: 'allowed' | 'blocked' | 'refused';
  /** What makes the browser ask first: a method, header names. Empty where it does not. */
  readonly becauseOf: readonly string[];
  readonly steps: readonly Step[];
  /** The browser's own reason and fix, where it is blocked. */
  readonly blocked: BlockedByCors | undefined;
  /** Response headers that the page may read besides the safelisted ones. */
  readonly exposed: readonly string[];
  /** The engines that judge otherwise, with their reason. */
  readonly others: readonly { readonly engine: EngineName; readonly isAllowed: boolean }[];
}

/** Where the page's paths are; of another site than any page, and secure. */
const SERVER = 'https://server.test';
const ENGINES: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];

export async function judgePolicy(file: PolicyFile, cors: Cors, asked: PageRequest): Promise<PolicyVerdict> {
  const handler = answering(cors as never, () => new Response());
  const standard = await fetchAs('standard', handler, asked);
  const others = await Promise.all(
    ENGINES.map(async (engine) => ({ engine, isAllowed: (await fetchAs(engine, handler, asked)).isAllowed })),
  );
  const { environment } = cors.policy;
  const steps: Step[] = [];
  let route: string | undefined;
  for (const { stage, request } of standard.exchange) {
    const explanation = await cors.explainAsync({
      method: request.method,
      path: asked.path,
      origin: fieldOf(request, 'origin'),
      requestMethod: fieldOf(request, 'access-control-request-method'),
      requestHeaders: fieldOf(request, 'access-control-request-headers'),
      secFetchSite: fieldOf(request, 'sec-fetch-site'),
    });
    route = explanation.route;
    const scope = scopesOf(file, environment, cors).find((each) => each.route === route);
    const checks = explanation.checks.map((check) => {
      const option = optionOf(check);
      const place = option && scope && !check.passed ? file.locate(scope.at(option)) : undefined;
      return { ...check, where: place && `${file.shown}:${place.line}:${place.column}` };
    });
    steps.push({ kind: stage, method: request.method, checks });
  }
  const [first] = standard.exchange;
  const isRefused = steps.some(({ checks }) => checks.some(({ passed }) => !passed));
  const isPreflighted = first?.stage === 'preflight';
  return {
    asked,
    file,
    environment,
    route,
    verdict: standard.isAllowed ? (isRefused ? 'refused' : 'allowed') : 'blocked',
    becauseOf: isPreflighted ? reasonsToAsk(asked, first) : [],
    steps,
    blocked: standard.blocked,
    exposed: exposedBy(standard.exchange),
    others: others.filter(({ isAllowed }) => isAllowed !== standard.isAllowed),
  };
}

interface Fetched {
  readonly isAllowed: boolean;
  readonly blocked: BlockedByCors | undefined;
  readonly exchange: readonly HttpExchange[];
}

async function fetchAs(
  engine: EngineName,
  handler: (request: Request) => Response | Promise<Response>,
  { origin, method, fields, credentials, path }: PageRequest,
): Promise<Fetched> {
  const init = {
    method,
    headers: Object.fromEntries(fields),
    credentials: credentials ? ('include' as const) : ('same-origin' as const),
  };
  try {
    const page = browserAt(origin, { engine, server: SERVER });
    const { exchange } = await page.fetch({ fetch: handler }, path, init);
    refuseDropped(fields, exchange.at(-1)?.request.headers ?? []);
    return { isAllowed: true, blocked: undefined, exchange };
  } catch (error) {
    if (error instanceof BlockedByCors) return { isAllowed: false, blocked: error, exchange: error.exchange };
    if (error instanceof TypeError) throw new CannotRun(error.message);
    throw error;
  }
}

const fieldOf = ({ headers }: HttpExchange['request'], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** The method and the names, as the preflight says them, that a page may not use without leave. */
function reasonsToAsk({ method, fields }: PageRequest, { request }: HttpExchange): readonly string[] {
  const names = (fieldOf(request, 'access-control-request-headers') ?? '').split(',').filter(Boolean);
  return [
    ...(/^(GET|HEAD|POST)$/.test(method) ? [] : [method]),
    ...names.map((name) => fields.find(([own]) => own.toLowerCase() === name)?.[0] ?? name),
  ];
}

/** The option that a check looks at. */
function optionOf({ code }: Check): keyof PathPolicy | undefined {
  if (code.startsWith('origin-predicate')) return 'allowOriginIf';
  if (code.startsWith('origin')) return 'allowOrigins';
  if (code.startsWith('method')) return 'allowMethods';
  return code.startsWith('header') ? 'allowHeaders' : undefined;
}

const exposedBy = (exchange: readonly HttpExchange[]): readonly string[] =>
  (exchange.at(-1)?.response?.headers ?? [])
    .filter(([name]) => name.toLowerCase() === 'access-control-expose-headers')
    .flatMap(([, value]) => value.split(',').map((name) => name.trim()));
