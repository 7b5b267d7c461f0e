import { describe, expect, test, vi } from 'vitest';
import { type CorsOptions, type CorsPolicyError, createCors } from '../src/index.js';

const options: CorsOptions = {
  allowOrigins: ['https://app.example.com'],
  allowMethods: ['GET', 'PUT'],
  environments: {
    development: { allowOrigins: ['http://localhost:3000'] },
    staging: { allowOrigins: ['https://staging.example.com'], maxAge: 5, routes: { '/x': { maxAge: 7 } } },
  },
};
const inForce = (env: Record<string, string>, given: CorsOptions = options) =>
  createCors(given, { env }).policy;
const problemsOf = (env: Record<string, string>, given: CorsOptions = options): string[] => {
  try {
    inForce(env, given);
    return [];
  } catch (error) {
    return (error as CorsPolicyError).problems.map(({ code, path, fix }) => `${path} ${code}: ${fix}`);
  }
};

describe('the environment', () => {
  test.each([
    ['production when nothing is said', {}, 'production', 'https://app.example.com'],
    ['NODE_ENV', { NODE_ENV: 'development' }, 'development', 'http://localhost:3000'],
    [
      'CORS_ENV before NODE_ENV',
      { CORS_ENV: 'staging', NODE_ENV: 'production' },
      'staging',
      'https://staging.example.com',
    ],
    [
      'an empty CORS_ENV is none',
      { CORS_ENV: '', NODE_ENV: 'development' },
      'development',
      'http://localhost:3000',
    ],
    ['production needs no entry', { NODE_ENV: 'production' }, 'production', 'https://app.example.com'],
  ])('is %s', (_, env, environment, origin) => {
    expect(inForce(env)).toMatchObject({ environment, allowOrigins: [origin], allowMethods: ['GET', 'PUT'] });
  });

  test('replaces key by key, lists whole, routes on top', () => {
    const policy = inForce({ CORS_ENV: 'staging' });
    expect(policy.maxAge).toBe(5);
    expect(policy.routes['/x']).toMatchObject({ allowOrigins: ['https://staging.example.com'], maxAge: 7 });
  });

  test('what says origins replaces all that said origins before', () => {
    const given: CorsOptions = {
      allowOriginRegex: /http:\/\/localhost:\d+/,
      allowOriginIf: () => true,
      environments: { production: { allowOrigins: ['https://app.example.com'] } },
      routes: { '/x': { allowOriginRegex: /https:\/\/x\.example/ } },
    };
    const policy = inForce({}, given);
    expect(policy).toMatchObject({
      allowOrigins: ['https://app.example.com'],
      allowOriginRegex: null,
      allowOriginIf: false,
    });
    expect(policy.routes['/x']).toMatchObject({
      allowOrigins: [],
      allowOriginRegex: { source: 'https:\\/\\/x\\.example' },
    });
    const byVariable = inForce({ CORS_ALLOW_ORIGINS: 'https://a.example' }, { allowOriginIf: () => true });
    expect(byVariable).toMatchObject({ allowOrigins: ['https://a.example'], allowOriginIf: false });
  });

  test('a typo is an error with the name that was meant', () => {
    expect(problemsOf({ CORS_ENV: 'developmnet' })).toEqual([
      'CORS_ENV environment-unknown: did you mean "development"? Else describe it in environments, as "developmnet": {} if it is like the base',
    ]);
    expect(problemsOf({ NODE_ENV: 'test' })[0]).toContain('NODE_ENV environment-unknown');
  });

  test('is read where only some variables may be read, as in Deno', () => {
    const env = new Proxy({ CORS_ENV: 'staging' } as Record<string, string>, {
      ownKeys() {
        throw new Error('NotCapable');
      },
      get(target, name) {
        if (name !== 'CORS_ENV') throw new Error('NotCapable');
        return target[name];
      },
    });
    vi.stubGlobal('process', { env });
    try {
      expect(createCors(options).policy.environment).toBe('staging');
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('any name will do where no environments are described', () => {
    expect(inForce({ NODE_ENV: 'test' }, { allowOrigins: [] }).environment).toBe('test');
  });

  test('names from the prototype are not environments', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(problemsOf({ CORS_ENV: name })[0]).toContain('environment-unknown');
    }
  });
});

describe('CORS_* variables', () => {
  test('override what the code says, with the same validation', () => {
    const env = {
      CORS_ALLOW_ORIGINS: ' https://a.example , https://b.example',
      CORS_ALLOW_CREDENTIALS: 'true',
      CORS_ALLOW_METHODS: 'PUT',
      CORS_ALLOW_HEADERS: 'X-A,X-B',
      CORS_EXPOSE_HEADERS: 'X-C',
      CORS_MAX_AGE: '0',
      CORS_PREFLIGHT_STATUS: '200',
      CORS_ALLOW_ORIGIN_REGEX: 'https://[a-z]+\\.c\\.example',
      CORS_ENFORCE: 'false',
      CORS_DEBUG: 'true',
      CORS_ALLOW_PRIVATE_NETWORK: 'false',
      CORS_ALLOW_ORIGIN_IF_TIMEOUT: '10',
    };
    expect(inForce(env)).toMatchObject({
      allowOrigins: ['https://a.example', 'https://b.example'],
      allowCredentials: true,
      allowMethods: ['PUT'],
      allowHeaders: ['X-A', 'X-B'],
      exposeHeaders: ['X-C'],
      maxAge: 0,
      preflightStatus: 200,
      allowOriginRegex: { source: 'https:\\/\\/[a-z]+\\.c\\.example' },
      enforce: false,
      debug: true,
      allowOriginIfTimeout: 10,
    });
  });

  test.each([
    ['CORS_ALLOW_ORIGINS', '', 'variable-invalid: write values separated by commas, or unset it'],
    ['CORS_ALLOW_ORIGINS', 'https://a.example,,', 'variable-invalid'],
    ['CORS_ALLOW_CREDENTIALS', '1', 'variable-invalid: write true or false'],
    ['CORS_ALLOW_CREDENTIALS', 'TRUE', 'variable-invalid: write true or false'],
    ['CORS_MAX_AGE', '10m', 'variable-invalid: write a whole number'],
    ['CORS_ALLOW_ORIGIN_REGEX', '(', 'variable-invalid: write a regular expression'],
    [
      'CORS_DANGEROUSLY_ALLOW_NULL_ORIGIN',
      'true',
      'variable-unknown: unset it, and write the option in code',
    ],
    ['CORS_ALLOW_ORIGIN', 'https://a.example', 'variable-unknown: did you mean CORS_ALLOW_ORIGINS?'],
    ['CORS_ALOW_ORIGINS', 'https://a.example', 'variable-unknown: did you mean CORS_ALLOW_ORIGINS?'],
  ])('%s=%j is refused', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} ${problem}`)]);
  });

  test.each([
    [
      'CORS_ALLOW_ORIGINS',
      'https://a.example/',
      "CORS_ALLOW_ORIGINS[0] origin-invalid: write 'https://a.example'",
    ],
    ['CORS_MAX_AGE', '90000', 'CORS_MAX_AGE option-range: write 86400'],
    ['CORS_ALLOW_METHODS', 'put', "CORS_ALLOW_METHODS[0] method-invalid: write 'PUT'"],
  ])('%s=%j is refused by the rules for the option, and the variable is named', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([problem]);
  });

  test.each([[600], [true], [['https://a.example']], [{}]])(
    'a binding that is no text, %j, is refused and named',
    (value) => {
      expect(() => createCors({ allowOrigins: [] }, { env: { CORS_MAX_AGE: value } })).toThrow(
        'CORS_MAX_AGE: ',
      );
    },
  );

  test("the application's own CORS_ variables are its own", () => {
    expect(problemsOf({ CORS_ORIGINS: 'x', CORS_ALLOWED_ORIGINS: 'y' })).toEqual([]);
  });

  test('hold again when the policy is reconfigured', () => {
    const cors = createCors({ allowOrigins: [] }, { env: { CORS_ALLOW_ORIGINS: 'https://a.example' } });
    cors.reconfigure({ allowOrigins: ['https://b.example'] });
    expect(cors.policy.allowOrigins).toEqual(['https://a.example']);
  });
});
