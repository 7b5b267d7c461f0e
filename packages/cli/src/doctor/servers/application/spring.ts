import type { Server, Snippet, Wanted } from '../server.js';
import { bodyTrace, hasFields } from '../traces.js';
import { doubleQuoted, everyMethod, lineIf } from '../words.js';

export const SPRING: Server = {
  id: 'spring',
  name: 'Spring',
  layer: 'application',
  betrayedBy: (answers) =>
    bodyTrace(answers, /^Invalid CORS request$/, 'Invalid CORS request') ??
    bodyTrace(answers, /^\{"timestamp":"?[^,]*"?,"status":\d{3},"error":"/, 'the form of its errors') ??
    bodyTrace(answers, /Whitelabel Error Page/, 'its Whitelabel Error Page') ??
    (hasFields(answers, SECURITY) ? 'the fields of Spring Security' : undefined),
  snippet: filter,
};

/** What Spring Security writes without being asked: https://docs.spring.io/spring-security/reference/features/exploits/headers.html */
const SECURITY = {
  'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
  'X-Content-Type-Options': 'nosniff',
  Expires: '0',
};

/** A filter in front of Spring Security and of every error. The road not taken is @CrossOrigin, which both go past. */
function filter(wanted: Wanted): Snippet {
  return {
    language: 'java',
    where:
      'in a @Configuration class, in front of Spring Security; take every @CrossOrigin and addCorsMappings out',
    code: [
      '@Bean',
      'FilterRegistrationBean<CorsFilter> corsFilter() {',
      '  var cors = new CorsConfiguration();',
      `  cors.setAllowedOrigins(List.of("${wanted.origin}"));`,
      ...lineIf(wanted.credentials, '  cors.setAllowCredentials(true);'),
      `  cors.setAllowedMethods(List.of(${doubleQuoted(everyMethod(wanted))}));`,
      ...lineIf(wanted.headers.length, `  cors.setAllowedHeaders(List.of(${doubleQuoted(wanted.headers)}));`),
      ...lineIf(wanted.expose.length, `  cors.setExposedHeaders(List.of(${doubleQuoted(wanted.expose)}));`),
      '  var source = new UrlBasedCorsConfigurationSource();',
      '  source.registerCorsConfiguration("/**", cors);',
      '  var bean = new FilterRegistrationBean<>(new CorsFilter(source));',
      '  bean.setOrder(Ordered.HIGHEST_PRECEDENCE);',
      '  return bean;',
      '}',
      '',
    ].join('\n'),
  };
}
