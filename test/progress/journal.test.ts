import { expect, test } from 'vitest';
import { effective } from '../../src/progress/effective.ts';
import type { RecordableEvent } from '../../src/progress/event.ts';
import { type Journal, note, removable, remove } from '../../src/progress/journal.ts';
import { extend, type Memories, replay } from '../../src/progress/replay.ts';
import { id, known, manualChange, READING, review } from '../support/events.ts';

/** Memories and the journal after events of one run, on top of those of earlier runs. */
function run(events: readonly RecordableEvent[], earlier: readonly RecordableEvent[] = []) {
  const memories = replay(earlier, READING);
  const journal: Journal = [];
  for (const event of events) {
    for (const part of effective([event])) note(journal, part, memories, READING);
    extend(memories, [event], READING);
  }
  return { journal, memories };
}

const changesOf = ({ states, days }: Memories) => ({ states, days });
const several = { ...known(1, 'rbac/a', 'rbac/b'), type: 'bury' } as const;

test.each<[string, RecordableEvent[], number, boolean]>([
  ['the last answer', [review(1), review(2)], 2, true],
  ['an answer to a card that was asked again since', [review(1), review(2)], 1, false],
  ['an answer to a card, others since', [review(1), review(2, { card: 'rbac/b' })], 1, true],
  ['a suspension', [review(1), manualChange(2, 'suspend')], 2, true],
  ['an answer before a suspension', [review(1), manualChange(2, 'suspend')], 1, false],
  ['an event of another run', [review(1)], 9, false],
  ['anything of an empty run', [], 1, false],
  ['cards that are known', [known(1, 'rbac/a')], 1, false],
  ['a change of one card among several at once', [several], 1, false],
  ['what follows a change of several', [several, review(2)], 2, true],
])('%s: memories can do without it: %s', (_, events, number, expected) => {
  expect(removable(run(events).journal, id(number))?.id).toBe(expected ? id(number) : undefined);
});

test('what is taken out is as if it had never been', () => {
  const earlier = [review(1, { card: 'rbac/a' }), review(2)];
  const answers = [review(3), review(4, { card: 'rbac/b', ms: 7 }), review(5, { card: 'rbac/a', rating: 1 })];
  for (const [index, { id: name }] of answers.entries()) {
    const { journal, memories } = run(answers, earlier);
    remove(journal, name, memories);
    const without = run(answers.toSpliced(index, 1), earlier);
    expect(changesOf(memories)).toEqual(changesOf(without.memories));
    expect(journal.map(({ event }) => event)).toEqual(without.journal.map(({ event }) => event));
  }
});

test('a change by hand that is taken out leaves the counts of the day', () => {
  const { journal, memories } = run([manualChange(2, 'suspend')], [review(1)]);
  remove(journal, id(2), memories);
  expect(changesOf(memories)).toEqual(changesOf(replay([review(1)], READING)));
});
