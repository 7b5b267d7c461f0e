/**
 * What a browser writes after "blocked by CORS policy: " or "(Reason: ", as far as the sentence is always the same, and the
 * reason it stands for. Chats and trackers cut long lines, and the beginning is enough.
 */
const BEGINNINGS: readonly (readonly [sentence: string, code: string])[] = [
  ["No 'Access-Control-Allow-Origin' header is present on the requested resource", 'allow-origin-missing'],
  ["The 'Access-Control-Allow-Origin' header contains multiple values", 'allow-origin-multiple'],
  ["The 'Access-Control-Allow-Origin' header contains the invalid value", 'allow-origin-invalid'],
  ["The 'Access-Control-Allow-Origin' header has a value", 'allow-origin-mismatch'],
  [
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard",
    'allow-origin-any-with-credentials',
  ],
  [
    "The value of the 'Access-Control-Allow-Credentials' header in the response is",
    'allow-credentials-missing',
  ],
  ['It does not have HTTP ok status', 'preflight-status'],
  ['Redirect is not allowed for a preflight request', 'preflight-redirected'],
  ["Redirect location '", 'redirect-with-userinfo'],
  ['Request header field', 'header-not-allowed'],
  ['Cross origin requests are only supported for protocol schemes', 'scheme-without-cors'],
  ['Cross origin requests are only supported for protocol schemes', 'redirect-not-http'],
  ["CORS header 'Access-Control-Allow-Origin' missing", 'allow-origin-missing'],
  ["CORS header 'Access-Control-Allow-Origin' does not match", 'allow-origin-mismatch'],
  ["CORS header 'Access-Control-Allow-Origin' does not match", 'allow-origin-invalid'],
  ["CORS header 'Access-Control-Allow-Origin' does not match", 'allow-origin-multiple'],
  ["Multiple CORS header 'Access-Control-Allow-Origin' not allowed", 'allow-origin-multiple'],
  ["invalid token '", 'allow-methods-invalid'],
  ["invalid token '", 'allow-headers-invalid'],
  ["header '", 'header-not-allowed'],
  ['Method ', 'method-not-allowed'],
  ['CORS request external redirect not allowed', 'preflight-redirected'],
  ['CORS request not http', 'redirect-not-http'],
  ['CORS request not http', 'scheme-without-cors'],
  ['CORS request did not succeed', 'no-answer'],
  [
    "Credential is not supported if the CORS header 'Access-Control-Allow-Origin' is",
    'allow-origin-any-with-credentials',
  ],
  ["expected 'true' in CORS header 'Access-Control-Allow-Credentials'", 'allow-credentials-missing'],
  ['Did not find method in CORS header', 'method-not-allowed'],
  ['CORS preflight response did not succeed', 'preflight-status'],
];

const PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
const INTRODUCED = /blocked by CORS policy: |\(Reason: /;
/** No sentence is longer. */
const MAX_SENTENCE = 500;
/** Fewer letters could be any of them. */
const ENOUGH = 4;

/** The reasons of which a cut line may be the beginning; none where it is not cut, or says too little. */
export function reasonsOfTruncated(line: string): readonly string[] {
  const at = INTRODUCED.exec(line);
  // No expression to the end of the line: of thousands of dots it would take the square of them.
  let rest = at ? line.slice(at.index + at[0].length, at.index + MAX_SENTENCE) : '';
  while (/[….\s]$/.test(rest)) rest = rest.slice(0, -1);
  const tail = rest.startsWith(PREFLIGHT) ? rest.slice(PREFLIGHT.length) : rest;
  if (tail.length < ENOUGH) return [];
  return [
    ...new Set(
      BEGINNINGS.filter(([sentence]) => sentence.startsWith(tail) || tail.startsWith(sentence)).map(
        ([, code]) => code,
      ),
    ),
  ];
}
