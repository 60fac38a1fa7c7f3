import { expect, test } from 'vitest';
import { ask, made, sample, valuesAt } from '../../../support/templates.ts';

test('events are of each type and reason, and count how often', () => {
  const all = sample('events');
  expect(valuesAt(all, 'type')).toEqual(['Normal', 'Warning']);
  expect(valuesAt(all, 'reason')).toEqual(['BackOff', 'FailedMount', 'Pulled']);
  expect(valuesAt(all, 'count')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('an event is about the Pod of its name', () => {
  expect(made('events')).toMatchObject({
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name: 'web-pod', namespace: 'dev' },
    message: 'what happened to web',
    source: { component: 'kubelet' },
  });
});

test('events come in another order by when they were seen first, by when they were seen last, and by their making', () => {
  const turns = [0, 1, 2, 3];
  const orderBy = (field: string): number[] =>
    turns
      .map((turn) => [String(made('events', { turn })[field]), turn] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, turn]) => turn);
  expect(orderBy('firstTimestamp')).toEqual([0, 3, 1, 2]);
  expect(orderBy('lastTimestamp')).toEqual([0, 3, 2, 1]);
});

test('an event is seen last after it is seen first, and both before the world begins', () => {
  for (const event of sample('events')) {
    const [first = '', last = ''] = [event['firstTimestamp'], event['lastTimestamp']].map(String);
    expect(first).toMatch(/^2026-01-05T07:0[0-4]:00Z$/);
    expect(Date.parse(last)).toBeGreaterThan(Date.parse(first));
    expect(Date.parse(last)).toBeLessThan(Date.UTC(2026, 0, 5, 8));
  }
});

test('events are found by type, newest last', () => {
  const command = 'kubectl get events -n dev --field-selector type=Warning --sort-by=.lastTimestamp -o name';
  expect(ask(command, ['events'])).toBe('event/cedar\nevent/delta\n');
});

test('a request for a certificate waits until somebody approves it', () => {
  const script = `kubectl get csr --no-headers; kubectl certificate approve cedar; kubectl get csr cedar -o jsonpath='{.spec.signerName} {.spec.usages}'`;
  const printed = ask(script, ['certificatesigningrequests.certificates.k8s.io']);
  expect(printed.match(/Pending/g)).toHaveLength(5);
  expect(printed).toContain('cedar approved\nkubernetes.io/kube-apiserver-client ["client auth"]');
});
