// What JSON cannot hold of a policy.
const predicates = {
  tenants: async (origin) =>
    ['https://tenant.example', 'http://tenant.example', 'http://localhost:3000'].includes(origin),
  throws: () => {
    throw new Error('a predicate of the tests throws');
  },
  rejects: () => Promise.reject(new Error('a predicate of the tests rejects')),
  hangs: () => new Promise(() => {}),
  truthy: () => 'yes',
};

export function revive(options) {
  return JSON.parse(JSON.stringify(options), (_, value) =>
    value?.$regex ? new RegExp(value.$regex) : value?.$ask ? predicates[value.$ask] : value,
  );
}
