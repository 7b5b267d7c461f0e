import { jsonText } from '../../terminal/json.js';
import type { Examination } from '../examine.js';
import { headsAsTheyShouldBe, serverFix } from './fixes.js';
import { headsOf } from './heads.js';
import { verdictOf } from './words.js';

/** For machines. What is there stays; what is added is added at the end. */
export function jsonReport(examination: Examination): string {
  const { asked, verdict, findings, exchanges, servers, notSent, consoleMessages } = examination;
  const report = {
    version: 1,
    url: asked.url.href,
    origin: asked.origin,
    method: asked.method,
    headers: asked.headers.map(([name]) => name),
    credentials: asked.credentials,
    engine: asked.engine,
    verdict,
    detail: verdictOf(examination).detail,
    notSent: notSent ?? null,
    consoleMessages,
    servers: servers.map(({ server, evidence }) => ({ id: server.id, name: server.name, evidence })),
    findings: findings.map((finding) => {
      const { code, weight, what, why, fix, changes, askInstead, proof } = finding;
      const code_ = serverFix(examination, finding);
      return {
        code,
        weight,
        what,
        why,
        fix,
        changes,
        askInstead: askInstead ?? null,
        snippet: code_
          ? { server: code_.server.server.id, language: code_.language, where: code_.where, code: code_.code }
          : null,
        heads: headsAsTheyShouldBe([finding]),
        proof,
      };
    }),
    exchanges: exchanges.map((exchange) => ({
      number: exchange.number,
      purpose: exchange.purpose,
      method: exchange.request.method,
      status: exchange.response?.status ?? null,
      heads: headsOf(exchange),
    })),
  };
  return jsonText(report);
}
