import type { Server, Snippet, Wanted } from '../server.js';
import { bodyTrace, fieldTrace } from '../traces.js';
import { doubleQuoted, everyMethod, fieldsOf, lineIf, singleQuoted } from '../words.js';

export const ASP_NET: Server = {
  id: 'asp-net',
  name: 'ASP.NET Core',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^Kestrel$/) ?? fieldTrace(answers, 'X-Powered-By', /^ASP\.NET/),
  snippet: aspNet,
};

export const RAILS: Server = {
  id: 'rails',
  name: 'Ruby on Rails',
  layer: 'application',
  betrayedBy: (answers) => fieldTrace(answers, 'X-Runtime', /^\d+\.\d+$/),
  snippet: rails,
};

export const LARAVEL: Server = {
  id: 'laravel',
  name: 'Laravel',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Set-Cookie', /^(laravel[-_]session|XSRF-TOKEN)=/)?.replace(/=.*/, ''),
  snippet: laravel,
};

export const PHP: Server = {
  id: 'php',
  name: 'PHP',
  layer: 'application',
  betrayedBy: (answers) => fieldTrace(answers, 'X-Powered-By', /^PHP\//),
  snippet: php,
};

export const GO: Server = {
  id: 'go',
  name: "Go's net/http",
  layer: 'application',
  betrayedBy: (answers) =>
    bodyTrace(
      answers.filter(({ headers }) =>
        headers.some(([name, value]) => name === 'X-Content-Type-Options' && value === 'nosniff'),
      ),
      /^(404 page not found|Method Not Allowed)\n$/,
      'the form of its errors',
    ),
  snippet: go,
};

function aspNet(wanted: Wanted): Snippet {
  return {
    language: 'csharp',
    where: 'Program.cs; UseCors() in front of UseAuthentication() and UseAuthorization()',
    code: [
      'builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy',
      `    .WithOrigins("${wanted.origin}")`,
      `    .WithMethods(${doubleQuoted(everyMethod(wanted))})`,
      ...lineIf(wanted.headers.length, `    .WithHeaders(${doubleQuoted(wanted.headers)})`),
      ...lineIf(wanted.expose.length, `    .WithExposedHeaders(${doubleQuoted(wanted.expose)})`),
      ...lineIf(wanted.credentials, '    .AllowCredentials()'),
      '));',
      '// after builder.Build()',
      'app.UseCors();',
      '',
    ].join('\n'),
  };
}

function rails(wanted: Wanted): Snippet {
  const methods = everyMethod(wanted, ['OPTIONS']).map((method) => `:${method.toLowerCase()}`);
  return {
    language: 'ruby',
    where: 'gem "rack-cors"; config/initializers/cors.rb',
    code: [
      'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
      '  allow do',
      `    origins "${wanted.origin}"`,
      '    resource "*",',
      ...lineIf(wanted.headers.length, `      headers: [${doubleQuoted(wanted.headers)}],`),
      ...lineIf(wanted.expose.length, `      expose: [${doubleQuoted(wanted.expose)}],`),
      `      methods: [${methods.join(', ')}],`,
      `      credentials: ${wanted.credentials}`,
      '  end',
      'end',
      '',
    ].join('\n'),
  };
}

function laravel(wanted: Wanted): Snippet {
  return {
    language: 'php',
    where: 'config/cors.php (php artisan config:publish cors), then php artisan config:clear',
    code: [
      'return [',
      "    'paths' => ['*'],",
      `    'allowed_origins' => ['${wanted.origin}'],`,
      "    'allowed_origins_patterns' => [],",
      `    'allowed_methods' => [${singleQuoted(everyMethod(wanted))}],`,
      `    'allowed_headers' => [${singleQuoted(wanted.headers)}],`,
      `    'exposed_headers' => [${singleQuoted(wanted.expose)}],`,
      "    'max_age' => 600,",
      `    'supports_credentials' => ${wanted.credentials},`,
      '];',
      '',
    ].join('\n'),
  };
}

function php(wanted: Wanted): Snippet {
  return {
    language: 'php',
    where: 'in front of everything else that the script does, also of a login',
    code: [
      "header('Vary: Origin');",
      `if (($_SERVER['HTTP_ORIGIN'] ?? '') === '${wanted.origin}') {`,
      ...fieldsOf(wanted).map(([name, value]) => `    header('${name}: ${value}');`),
      '}',
      "if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS' && isset($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_METHOD'])) {",
      '    http_response_code(204);',
      '    exit;',
      '}',
      '',
    ].join('\n'),
  };
}

function go(wanted: Wanted): Snippet {
  return {
    language: 'go',
    where: 'go get github.com/jub0bs/cors; around the handler of the whole server',
    code: [
      'middleware, err := cors.NewMiddleware(cors.Config{',
      `\tOrigins:        []string{"${wanted.origin}"},`,
      ...lineIf(wanted.credentials, '\tCredentialed:   true,'),
      ...lineIf(wanted.methods.length, `\tMethods:        []string{${doubleQuoted(wanted.methods)}},`),
      ...lineIf(wanted.headers.length, `\tRequestHeaders: []string{${doubleQuoted(wanted.headers)}},`),
      ...lineIf(wanted.expose.length, `\tResponseHeaders: []string{${doubleQuoted(wanted.expose)}},`),
      '})',
      'if err != nil {',
      '\tlog.Fatal(err)',
      '}',
      'handler = middleware.Wrap(handler)',
      '',
    ].join('\n'),
  };
}
