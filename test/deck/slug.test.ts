import { expect, test } from 'vitest';
import { isSlug, isSlugPair, slugFrom } from '../../src/deck/slug.ts';

test.each([
  ['a', 1, true],
  ['a-9', 3, true],
  ['a-9', 2, false],
  ['', 3, false],
  ['A', 3, false],
  ['a b', 3, false],
  ['a_b', 3, false],
])('%j is a slug of at most %i characters: %s', (text, longest, expected) => {
  expect(isSlug(text, longest)).toBe(expected);
});

test.each([
  ['rbac/role', true],
  [`${'a'.repeat(40)}/${'b'.repeat(60)}`, true],
  [`${'a'.repeat(41)}/b`, false],
  [`a/${'b'.repeat(61)}`, false],
  ['rbac', false],
  ['rbac/', false],
  ['/role', false],
  ['rbac/role/more', false],
])('%j is two slugs: %s', (text, expected) => {
  expect(isSlugPair(text)).toBe(expected);
});

test.each([
  ['Which port does etcd use?', 'which-port-does-etcd-use'],
  ['What is `spec.replicas`?', 'what-is-spec-replicas'],
  ['  List  /etc/kubernetes:pki_dir ', 'list-etc-kubernetes-pki-dir'],
  ['Café — naïve', 'cafe-naive'],
  ['kube-proxy -- mode', 'kube-proxy-mode'],
  ['日本', ''],
  ['', ''],
  [`${'a'.repeat(30)} ${'b'.repeat(29)} c`, `${'a'.repeat(30)}-${'b'.repeat(29)}`],
  [`${'a'.repeat(30)} ${'b'.repeat(30)} c`, 'a'.repeat(30)],
  [`${'a'.repeat(61)} b`, ''],
])('the id of %j is %j', (prompt, id) => {
  expect(slugFrom(prompt)).toBe(id);
});
