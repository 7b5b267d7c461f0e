import { CannotRun } from '../exit.js';
import type { Asked } from './asked.js';
import type { Finding } from './finding.js';
import type { Exchange } from './wire.js';

const CERTIFICATE =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|ERROR_IN_CERT|PATH_LENGTH)/;

/** A certificate that browsers do not trust: they say so on a page, and to a fetch nothing but that it failed. */
export function badCertificate(asked: Asked, exchanges: readonly Exchange[]): Finding | undefined {
  const exchange = exchanges.find(({ error }) => CERTIFICATE.test(error?.code ?? ''));
  if (!exchange) return undefined;
  return {
    code: 'certificate',
    weight: 'blocks',
    what: `The certificate of ${asked.url.host} is not trusted: ${CERTIFICATES[exchange.error?.code ?? ''] ?? exchange.error?.code}.`,
    why: "A page's fetch fails without a word of it, and the console may call it CORS.",
    fix: 'serve a certificate that browsers trust, for this name; for development, mkcert makes one. Open the URL in a tab to see it as the browser does',
    changes: [],
    mistake: undefined,
    proof: [exchange.number],
  };
}

const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate in its chain is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of who signed it is not sent along',
  UNABLE_TO_GET_ISSUER_CERT: 'who signed it is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'who signed it is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
};

/** No answer at all is nothing that CORS could be read from: one line says why. */
export function unreachable(
  { url, timeout }: Pick<Asked, 'url' | 'timeout'>,
  { error }: Exchange,
): CannotRun {
  const { host } = url;
  const code = error?.code ?? '';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotRun(
        `${url.hostname} is not known: there is no such name`,
        'mind the spelling, or the VPN',
      );
    case 'ECONNREFUSED':
      return new CannotRun(`nothing listens at ${host}`, 'start the server, or mind the port');
    case 'ETIMEDOUT':
      return new CannotRun(
        `${host} did not answer within ${timeout / 1000} s`,
        'see that it is up and reachable from here; --timeout waits longer',
      );
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new CannotRun(`${host} cannot be reached from here (${code})`, 'mind the network, or the VPN');
    case 'ECONNRESET':
    case 'EPIPE':
      return new CannotRun(
        `${host} closed the connection without an answer`,
        'see the log of the server; does it want https?',
      );
    case 'HPE_HEADER_OVERFLOW':
      return new CannotRun(`${host} answers with a head that no browser reads: it is too long`);
  }
  if (code.startsWith('HPE_')) {
    return new CannotRun(`what listens at ${host} does not speak HTTP`, 'mind the port; does it want https?');
  }
  if (url.protocol === 'https:' && /EPROTO|SSL/.test(code)) {
    return new CannotRun(`${host} does not speak TLS (${code})`, `try http://${host}, or mind the port`);
  }
  return new CannotRun(`${host} gave no answer: ${error?.message || code || 'the connection was closed'}`);
}
