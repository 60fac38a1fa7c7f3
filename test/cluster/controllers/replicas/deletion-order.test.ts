import { expect, test } from 'vitest';
import { inDeletionOrder } from '../../../../src/cluster/controllers/replicas/deletion-order.ts';
import { type JsonObject, textAt } from '../../../../src/kubernetes/json.ts';

const NOW = Date.UTC(2026, 0, 1, 12);
const before = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

interface Traits {
  readonly node?: string;
  readonly phase?: string;
  readonly readyFor?: number;
  readonly cost?: string;
  readonly restarts?: number;
}

function pod(
  name: string,
  { node = 'a', phase = 'Running', readyFor = 1000, cost, restarts = 0 }: Traits = {},
) {
  const ready = { type: 'Ready', status: 'True', lastTransitionTime: before(readyFor) };
  const annotations = cost === undefined ? {} : { 'controller.kubernetes.io/pod-deletion-cost': cost };
  return {
    metadata: { name, annotations, creationTimestamp: before(1000) },
    spec: { nodeName: node },
    status: {
      phase,
      conditions: phase === 'Running' && readyFor > 0 ? [ready] : [],
      containerStatuses: [{ restartCount: restarts }],
    },
  } satisfies JsonObject;
}

test.each<[string, JsonObject]>([
  ['is on no node', pod('first', { node: '', phase: 'Pending' })],
  ['is pending', pod('first', { phase: 'Pending' })],
  ['is not ready', pod('first', { readyFor: 0 })],
  ['costs less', pod('first', { cost: '-5' })],
  ['became ready much later', pod('first', { readyFor: 10 })],
  ['restarted more often', pod('first', { restarts: 3 })],
])('a Pod that %s is deleted first', (_why, first) => {
  const others = [pod('other', { node: 'b' }), pod('another', { node: 'c' })];
  const ordered = inDeletionOrder([...others, first], [...others, first], NOW);
  expect(textAt(ordered[0], 'metadata', 'name')).toBe('first');
});

test('a Pod on the fullest node is deleted first', () => {
  const pods = [pod('alone', { node: 'b' }), pod('one'), pod('two')];
  expect(inDeletionOrder(pods, pods, NOW).map(({ metadata }) => textAt(metadata, 'name'))).toEqual([
    'one',
    'two',
    'alone',
  ]);
});

/** From 2 ** 31 to 2 ** 32 nanoseconds is one age, from there to 2 ** 33 the next: 2.1 to 4.3 to 8.6 seconds. */
test.each([
  [3, 4, 'restarted'],
  [4, 5, 'younger'],
  [5, 8, 'restarted'],
  [8, 9, 'younger'],
])('of Pods that are ready for %d and %d seconds, the %s one goes first', (shorter, longer, expected) => {
  const pods = [
    pod('restarted', { readyFor: longer, restarts: 3, node: 'b' }),
    pod('younger', { readyFor: shorter, node: 'c' }),
  ];
  expect(textAt(inDeletionOrder(pods, pods, NOW)[0], 'metadata', 'name')).toBe(expected);
});
