import type { Mistake, Server, Snippet, Wanted } from '../server.js';
import { bodyTrace, fieldTrace, hasFields } from '../traces.js';
import { doubleQuoted, everyMethod, lineIf } from '../words.js';

export const STARLETTE: Server = {
  id: 'starlette',
  name: 'FastAPI or Starlette',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^(uvicorn|hypercorn)/) ??
    bodyTrace(
      answers,
      /^\{"detail":"(Not Found|Method Not Allowed|Not authenticated)"\}$/,
      'the form of its errors',
    ),
  snippet: starlette,
};

export const DJANGO: Server = {
  id: 'django',
  name: 'Django',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^WSGIServer\/.* CPython/) ??
    fieldTrace(answers, 'Set-Cookie', /^csrftoken=/) ??
    bodyTrace(
      answers,
      /^\s*<!doctype html>\s*<html lang="en">\s*<head>\s*<title>(Not Found|Server Error \(500\))<\/title>/i,
      'its error page',
    ) ??
    (hasFields(answers, SECURITY) ? 'the fields of its SecurityMiddleware' : undefined),
  snippet: django,
};

export const FLASK: Server = {
  id: 'flask',
  name: 'Flask',
  layer: 'application',
  betrayedBy: (answers) =>
    fieldTrace(answers, 'Server', /^Werkzeug\//) ??
    bodyTrace(answers, /^<!doctype html>\s*<html lang=en>\s*<title>\d{3} /i, 'its error page'),
  snippet: flask,
};

/** What Django's SecurityMiddleware and XFrameOptionsMiddleware write without being asked. */
const SECURITY = {
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** `add_middleware` puts it inside of Starlette's own handling of errors; around the application it is outside of it. */
function starlette(wanted: Wanted, mistake: Mistake): Snippet {
  const isOutermost = mistake === 'errors' || mistake === 'preflight';
  const options = [
    `    allow_origins=["${wanted.origin}"],`,
    ...lineIf(wanted.credentials, '    allow_credentials=True,'),
    `    allow_methods=[${doubleQuoted(everyMethod(wanted))}],`,
    ...lineIf(wanted.headers.length, `    allow_headers=[${doubleQuoted(wanted.headers)}],`),
    ...lineIf(wanted.expose.length, `    expose_headers=[${doubleQuoted(wanted.expose)}],`),
  ];
  return {
    language: 'python',
    where: isOutermost
      ? 'at the end of the module, around everything, so that errors and logins are inside; take the add_middleware(CORSMiddleware, ...) out'
      : 'instead of the one that is there; added last, it is outside of every other middleware',
    code: [
      'from starlette.middleware.cors import CORSMiddleware',
      '',
      ...(isOutermost
        ? ['app = CORSMiddleware(', '    app,']
        : ['app.add_middleware(', '    CORSMiddleware,']),
      ...options,
      ')',
      '',
    ].join('\n'),
  };
}

function django(wanted: Wanted): Snippet {
  return {
    language: 'python',
    where: 'pip install django-cors-headers; at the end of settings.py',
    code: [
      ...lineIf(wanted.headers.length, 'from corsheaders.defaults import default_headers', ''),
      'INSTALLED_APPS += ["corsheaders"]',
      'MIDDLEWARE.insert(0, "corsheaders.middleware.CorsMiddleware")',
      `CORS_ALLOWED_ORIGINS = ["${wanted.origin}"]`,
      ...lineIf(wanted.credentials, 'CORS_ALLOW_CREDENTIALS = True'),
      `CORS_ALLOW_METHODS = [${doubleQuoted(everyMethod(wanted))}]`,
      ...lineIf(
        wanted.headers.length,
        `CORS_ALLOW_HEADERS = [*default_headers, ${doubleQuoted(wanted.headers)}]`,
      ),
      ...lineIf(wanted.expose.length, `CORS_EXPOSE_HEADERS = [${doubleQuoted(wanted.expose)}]`),
      '',
    ].join('\n'),
  };
}

function flask(wanted: Wanted): Snippet {
  return {
    language: 'python',
    where: 'pip install flask-cors; right after app = Flask(...)',
    code: [
      'from flask_cors import CORS',
      '',
      'CORS(',
      '    app,',
      `    origins=["${wanted.origin}"],`,
      ...lineIf(wanted.credentials, '    supports_credentials=True,'),
      `    methods=[${doubleQuoted(everyMethod(wanted))}],`,
      ...lineIf(wanted.headers.length, `    allow_headers=[${doubleQuoted(wanted.headers)}],`),
      ...lineIf(wanted.expose.length, `    expose_headers=[${doubleQuoted(wanted.expose)}],`),
      ')',
      '',
      ...VARY_IN_FLASK,
      '',
    ].join('\n'),
  };
}

/** Of one origin flask-cors sends no Vary, and of a request without Origin nothing at all. */
const VARY_IN_FLASK = [
  '@app.after_request',
  'def vary_on_origin(response):',
  '    response.vary.add("Origin")',
  '    return response',
];
