import { createCors } from 'fullcors';
import { expect, test } from 'vitest';
import { emit } from '../src/index.js';

const { policy } = createCors({ allowOrigins: ['https://app.example.com'] }, { env: {} });

test('values stand in what is emitted', () => {
  const { files } = emit(policy, 'istio', { values: { host: 'shop.example.com', port: '9000' } });
  expect(files[0]?.text).toContain('- shop.example.com\n');
  expect(files[0]?.text).toContain('number: 9000\n');
});

test.each([
  ['istio', { hots: 'a.example.com' }, 'istio takes no value "hots": it takes gateway, host, service, port'],
  ['s3', { bucket: 'a' }, 's3 takes no value "bucket": it takes none'],
  ['istio', { constructor: 'a' }, 'istio takes no value "constructor"'],
  [
    'istio',
    { host: 'a.example.com\nspec: x' },
    'istio does not take "a.example.com\\nspec: x" for host, the host of the service: write it as "api.example.com"',
  ],
  ['istio', { port: '70000' }, 'istio does not take "70000" for port'],
  ['traefik', { host: 'a`) || Path(`/' }, 'traefik does not take'],
  ['kong', { url: 'http://api:8080/#' }, 'kong does not take'],
] as const)('%s does not take %o', (target, values, message) => {
  expect(() => emit(policy, target, { values: values as never })).toThrow(message);
});

test('two policies have two names', () => {
  const { files } = emit(policy, 'traefik', { name: 'shop' });
  expect(files[0]?.text).toContain('    shop:\n');
});
