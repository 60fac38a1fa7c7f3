import { expect, test } from 'vitest';
import { type Given, givenAsText } from '../../src/grade/given.ts';

test.each<[Given, string]>([
  [{ type: 'text', text: ' kubectl get pods\n' }, ' kubectl get pods\n'],
  [{ type: 'gaps', texts: ['etcd', '', 'kubelet'] }, 'etcd\n\nkubelet'],
  [{ type: 'items', items: [2, 0] }, '3 1'],
  [{ type: 'items', items: [] }, ''],
])('%j in the log', (given, text) => {
  expect(givenAsText(given)).toBe(text);
});
