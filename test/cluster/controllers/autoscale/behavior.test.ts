import { expect, test } from 'vitest';
import { stabilized } from '../../../../src/cluster/controllers/autoscale/behavior.ts';

const NOW = 1_000_000;
const ago = (seconds: number, replicas: number) => ({ at: NOW - seconds * 1000, replicas });
const plain = { spec: {} };
const limited = (direction: string, rules: object) =>
  ({ spec: { behavior: { [direction]: rules } } }) as never;

test.each([
  ['grows at most by four Pods or to twice the size', plain, 2, 50, [], 6],
  ['grows to twice the size where that is more', plain, 10, 50, [], 20],
  ['shrinks when nothing larger was asked for in five minutes', plain, 8, 3, [ago(400, 8)], 3],
  ['waits with shrinking for five minutes', plain, 8, 3, [ago(200, 6)], 6],
  ['keeps its size', plain, 4, 4, [], 4],
  ['does not shrink where that is disabled', limited('scaleDown', { selectPolicy: 'Disabled' }), 8, 3, [], 8],
  [
    'follows the smaller of two policies',
    limited('scaleUp', {
      selectPolicy: 'Min',
      policies: [
        { type: 'Pods', value: 1 },
        { type: 'Percent', value: 100 },
      ],
    }),
    4,
    20,
    [],
    5,
  ],
])('it %s', (_what, autoscaler, current, recommended, past, size) => {
  expect(stabilized(autoscaler, current, recommended, { past, now: NOW })).toBe(size);
});
