import { expect, test } from 'vitest';
import { canonicalRegistries } from '../../../src/grade/worlds/canonical-registries.ts';
import { canonicalRules, canonicalSubjects } from '../../../src/grade/worlds/canonical-rules.ts';
import type { JsonObject } from '../../../src/kubernetes/json.ts';

const rules = (...all: JsonObject[]) => canonicalRules({ kind: 'Role', rules: all });
const rule = (verbs: string[], resources: string[], more: JsonObject = {}) => ({
  apiGroups: [''],
  verbs,
  resources,
  ...more,
});

test('rules are single permissions, in order and each once', () => {
  expect(rules(rule(['list', 'get'], ['pods', 'nodes']), rule(['get'], ['pods']))).toEqual([
    ...['get  nodes * ', 'get  pods * ', 'list  nodes * ', 'list  pods * '],
  ]);
  expect(rules(rule(['get', 'list'], ['pods']))).toEqual(
    rules(rule(['list'], ['pods']), rule(['get'], ['pods'])),
  );
});

test('rules differ by group, by name and by what is no resource', () => {
  const found = [
    rule(['get'], ['pods']),
    rule(['get'], ['pods'], { apiGroups: ['apps'] }),
    rule(['get'], ['pods'], { resourceNames: ['a'] }),
    rule(['get'], ['pods'], { resourceNames: [] }),
    { verbs: ['get'], nonResourceURLs: ['pods'] },
  ].map((one) => JSON.stringify(rules(one)));
  expect(new Set(found).size).toBe(found.length);
});

test('only roles have rules, and only bindings have subjects', () => {
  expect(canonicalRules({ kind: 'ClusterRole', rules: [] })).toEqual([]);
  expect(canonicalRules({ kind: 'Ingress', rules: [] })).toBeUndefined();
  expect(canonicalSubjects({ kind: 'ClusterRoleBinding' })).toEqual([]);
  expect(canonicalSubjects({ kind: 'Role', subjects: [] })).toBeUndefined();
});

test.each<[JsonObject, JsonObject]>([
  [
    { kind: 'User', name: 'system:serviceaccount:dev:ci' },
    { kind: 'ServiceAccount', name: 'ci', namespace: 'dev' },
  ],
  [
    { kind: 'User', name: 'ada' },
    { kind: 'User', name: 'ada' },
  ],
  [
    { kind: 'Group', name: 'system:serviceaccount:dev:ci' },
    { kind: 'Group', name: 'system:serviceaccount:dev:ci' },
  ],
  [
    { kind: 'User', name: 'my:system:serviceaccount:dev:ci' },
    { kind: 'User', name: 'my:system:serviceaccount:dev:ci' },
  ],
  [
    { kind: 'User', name: 'system:serviceaccount:dev:ci:x' },
    { kind: 'User', name: 'system:serviceaccount:dev:ci:x' },
  ],
])('the subject %j is %j', (subject, expected) => {
  expect(canonicalSubjects({ kind: 'RoleBinding', subjects: [subject] })).toEqual([expected]);
});

test('passwords for registries do without the protocol and the mail address', () => {
  const secret = (auths: JsonObject) => ({ data: { '.dockerconfigjson': btoa(JSON.stringify({ auths })) } });
  const read = (auths: JsonObject) => JSON.stringify(canonicalRegistries(secret(auths)));
  const login = { username: 'u', password: 'p' };
  const plain = read({ 'a.example.com': login });
  for (const registry of ['https://a.example.com', 'http://a.example.com/', 'a.example.com/'])
    expect(read({ [registry]: { ...login, email: 'u@a' } })).toBe(plain);
  expect(read({ 'a.example.com': { ...login, password: 'q' } })).not.toBe(plain);
  expect(read({ 'https://index.docker.io/v1/': login })).toContain('https://index.docker.io/v1');
  expect(canonicalRegistries({ data: { other: 'x' } })).toEqual({ other: 'x' });
});
