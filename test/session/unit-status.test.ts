import { expect, test } from 'vitest';
import { type CardState, emptyState } from '../../src/schedule/card-state.ts';
import { unitStatuses } from '../../src/session/unit-status.ts';

const SEEN: CardState = { ...emptyState(), phase: 'review' };
const SUSPENDED: CardState = { ...emptyState(), suspended: 'learner' };

/** The stage and counts of a unit with cards in these states; `null` for one that has none yet. */
function statusOf(states: readonly (CardState | null)[], unit = { optional: false, taught: true }) {
  const entries = states.map((_, i) => ({ identity: `etcd/${i}`, unit: 'etcd' }));
  const known = new Map(states.flatMap((state, i) => (state ? [[`etcd/${i}`, state] as const] : [])));
  const [status] = unitStatuses(
    [{ id: 'etcd', ...unit }],
    [...entries, { identity: 'x/1', unit: 'x' }],
    known,
  );
  return status;
}

test.each([
  ['seen none', [null, emptyState()], 'to come', 0],
  ['seen some', [SEEN, null], 'in progress', 1],
  ['seen all', [SEEN, SEEN], 'done', 2],
  ['seen all but what is set aside', [SEEN, SUSPENDED], 'done', 1],
  ['set one aside and seen none of the rest', [SUSPENDED, null], 'to come', 0],
  ['no cards', [], 'done', 0],
] as const)('of a unit one has %s', (_, states, stage, seen) => {
  expect(statusOf(states)).toEqual({ id: 'etcd', stage, cards: states.length, seen });
});

test.each([
  [{ optional: true, taught: false }, [SEEN, null], 'optional'],
  [{ optional: false, taught: false }, [SEEN, null], 'left out'],
  [{ optional: true, taught: true }, [SEEN, null], 'in progress'],
  [{ optional: false, taught: false }, [SEEN], 'done'],
] as const)('a unit that is %j', (unit, states, stage) => {
  expect(statusOf(states, unit)?.stage).toBe(stage);
});
