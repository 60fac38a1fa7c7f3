import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/deck/card.ts';
import type { Input } from '../../src/session/event.ts';
import { type StudyOptions, startStudy } from '../../src/session/study.ts';
import { choiceCard, entryOf, part, recallCard, textCard } from '../support/cards.ts';
import { playThrough } from '../support/play-through.ts';
import { reviewed, schedulerWith } from '../support/scheduling.ts';

const scheduler = schedulerWith();
const COST = { seconds: () => 20, firstDay: () => 40 };
const typed = (text: string): Input => ({ type: 'answer', given: { type: 'text', text } });
const action = (o: Extract<Input, { type: 'action' }>['action']): Input => ({ type: 'action', action: o });
const next: Input = { type: 'next' };

function study(cards: readonly Card[], inputs: readonly Input[], options: Partial<StudyOptions> = {}) {
  const entries = cards.map(entryOf);
  const base = {
    states: new Map(),
    day: 0,
    scheduler,
    newPerDay: 10,
    reviewsPerDay: 100,
    budget: { seconds: 1800, spent: 0 },
    cost: COST,
    seed: 's',
    cram: false,
  };
  return playThrough(startStudy({ entries, ...base, ...options }, 0), cards, inputs, { scheduler });
}

describe('a graded answer', () => {
  const cards = [textCard('etcd/port', '2379')];

  test('is saved before its verdict is shown', async () => {
    const { effects } = await study(cards, [typed('2379')]);
    const order = effects.map((e) => (e.type === 'show' ? e.view.type : e.type));
    expect(order).toEqual(['load', 'question', 'ask', 'grade', 'save', 'verdict', 'ask']);
  });

  test.each([
    ['2379', 3, 'correct'],
    ['2380', 1, 'wrong'],
  ])('%s is rated %i', async (text, rating, outcome) => {
    const { of } = await study(cards, [typed(text)]);
    expect(of('save')[0]?.review).toMatchObject({ rating, outcome, answer: text, ms: 1000, hints: 0 });
  });

  test('right with a hint is hard', async () => {
    const hinted = [textCard('etcd/port', '2379', { hints: [part('below 3000')] })];
    const { of } = await study(hinted, [action('hint'), typed('2379')]);
    expect(of('save')[0]?.review).toMatchObject({ rating: 2, outcome: 'correct', hints: 1, ms: 2000 });
  });

  test('can be rated otherwise: the new review takes the place of the old one', async () => {
    const { of } = await study(cards, [typed('2379'), { type: 'rate', rating: 4 }]);
    expect(of('save').map((s) => [s.review.rating, s.replaces])).toEqual([
      [3, undefined],
      [4, 'event-1'],
    ]);
    expect(of('end')[0]?.summary).toMatchObject({ asked: 1, correct: 1 });
  });

  test('can be overruled: "I was right" counts as right', async () => {
    const { of } = await study(cards, [typed('tcp 2379'), { type: 'was-right' }, action('quit')]);
    expect(of('save')[1]).toMatchObject({ review: { rating: 3, outcome: 'correct' }, replaces: 'event-1' });
    expect(of('end')[0]?.summary).toMatchObject({ asked: 1, correct: 1, percent: 100 });
  });
});

describe('a recall card', () => {
  test('is revealed, rated by the learner, and nothing is asked after that', async () => {
    const { effects, of } = await study(
      [recallCard('pods/pause')],
      [{ type: 'reveal' }, { type: 'rate', rating: 4 }],
    );
    expect(effects.flatMap((e) => (e.type === 'show' ? [e.view.type] : []))).toEqual([
      'question',
      'answer',
      'summary',
    ]);
    expect(of('save')[0]?.review).toMatchObject({ rating: 4, outcome: 'correct' });
  });

  test('forgotten, comes again within the session', async () => {
    const { asked } = await study(
      [recallCard('pods/pause')],
      [{ type: 'reveal' }, { type: 'rate', rating: 1 }],
    );
    expect(asked).toEqual(['pods/pause', 'pods/pause']);
  });
});

describe('a card that is given up', () => {
  test.each<[string, Input]>([
    ['by revealing it', { type: 'reveal' }],
    ['by a command', action('reveal')],
  ])('%s shows its answer, counts as again, and waits as after a verdict', async (_, input) => {
    const { effects, of } = await study([textCard('etcd/port', '2379')], [input]);
    const order = effects.map((e) => (e.type === 'show' ? e.view.type : e.type));
    expect(order).toEqual(['load', 'question', 'ask', 'save', 'answer', 'ask']);
    expect(of('save')[0]?.review).toMatchObject({ rating: 1, outcome: 'wrong', answer: '' });
    expect(of('ask').at(-1)?.ask).toMatchObject({ type: 'after', rating: 1, outcome: 'wrong' });
  });

  test('comes again within the session', async () => {
    const { asked } = await study([textCard('etcd/port', '2379')], [{ type: 'reveal' }, next]);
    expect(asked).toEqual(['etcd/port', 'etcd/port']);
  });

  test('can be overruled', async () => {
    const { of } = await study([textCard('etcd/port', '2379')], [action('reveal'), { type: 'was-right' }]);
    expect(of('save')[1]).toMatchObject({ review: { rating: 3 }, replaces: 'event-1' });
  });
});

describe('undo', () => {
  const cards = [textCard('etcd/port', '2379'), textCard('etcd/peer', '2380')];

  test('after a verdict takes the answer back and asks the card anew', async () => {
    const { asked, of } = await study(cards, [typed('9'), action('undo')]);
    expect(asked).toEqual(['etcd/port', 'etcd/port']);
    expect(of('undo')).toEqual([{ type: 'undo', id: 'event-1', identity: 'etcd/port' }]);
    expect(of('show').map((s) => s.view)).toContainEqual(
      expect.objectContaining({ type: 'undone', rating: 1, prompt: 'The prompt of port' }),
    );
  });

  test('at the next question takes back the card before; the open one comes after it', async () => {
    const { asked } = await study(cards, [typed('2379'), next, action('undo'), typed('2379'), next]);
    expect(asked.slice(0, 4)).toEqual(['etcd/port', 'etcd/peer', 'etcd/port', 'etcd/peer']);
  });

  test('with nothing to take back says so and asks again', async () => {
    const { asked, of } = await study(cards, [action('undo')]);
    expect(asked).toEqual(['etcd/port', 'etcd/port']);
    expect(of('show').map((s) => s.view.type)).toContain('nothing-to-undo');
  });
});

test('a card is new once, in learning when it comes again, and new again after an undo', async () => {
  const { of } = await study([textCard('etcd/port', '2379')], [typed('1'), next, action('undo')]);
  const statuses = of('show').flatMap(({ view }) => (view.type === 'question' ? [view.status] : []));
  expect(statuses).toEqual(['new', 'learning', 'new']);
});

test('a skipped card is not reviewed and does not come again today', async () => {
  const { asked, of } = await study(
    [textCard('etcd/port', '2379'), textCard('etcd/peer', '2380')],
    [action('skip')],
  );
  expect(asked).toEqual(['etcd/port', 'etcd/peer']);
  expect(of('save')).toEqual([]);
});

test('a buried card leaves the session', async () => {
  const { asked, of } = await study(
    [textCard('etcd/port', '2379'), textCard('etcd/peer', '2380')],
    [action('bury')],
  );
  expect(of('set-aside')).toEqual([{ type: 'set-aside', how: 'bury', identity: 'etcd/port' }]);
  expect(asked).toEqual(['etcd/port', 'etcd/peer']);
});

test('a card that cannot be read is named, and the session goes on', async () => {
  const gone = textCard('etcd/gone', 'x');
  const there = textCard('etcd/port', '2379');
  const start = startStudy(
    {
      entries: [gone, there].map(entryOf),
      states: new Map(),
      day: 0,
      scheduler,
      newPerDay: 9,
      reviewsPerDay: 9,
      budget: { seconds: 1800, spent: 0 },
      cost: COST,
      seed: 's',
      cram: false,
    },
    0,
  );
  const { asked, of } = await playThrough(start, [there], [], { scheduler });
  expect(of('show')[0]?.view).toMatchObject({ type: 'unavailable', identity: 'etcd/gone' });
  expect(asked).toEqual(['etcd/port']);
});

test('quitting and the end of input both end with the summary of what was answered', async () => {
  for (const [input, reason] of [
    [action('quit'), 'quit'],
    [{ type: 'end-of-input' }, 'input-ended'],
  ] as const) {
    const { of } = await study(
      [textCard('etcd/port', '2379'), textCard('etcd/peer', '2380')],
      [typed('2379'), next, input],
    );
    expect(of('end')[0]?.summary).toMatchObject({ reason, asked: 1, skipped: [] });
  }
});

test('choices are shuffled by the seed, and an answer means the card’s own positions', async () => {
  const cards = [choiceCard('etcd/which', 2, 5)];
  const orders = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (seed) => {
      const { of } = await study(cards, [{ type: 'answer', given: { type: 'items', items: [2] } }], { seed });
      const [question] = of('ask');
      expect(of('save')[0]?.review.outcome).toBe('correct');
      return question?.ask.type === 'answer' ? question.ask.order.join() : '';
    }),
  );
  expect(new Set(orders).size).toBeGreaterThan(1);
  expect(orders.map((o) => o.split(',').sort().join())).toEqual(Array(4).fill('0,1,2,3,4'));
});

test.each([
  [1, ['etcd/c']],
  [2, ['etcd/c', 'etcd/a']],
  [3, ['etcd/c', 'etcd/a', 'etcd/b']],
])('a limit of %d counts the steps that are open, which come first', async (limit, asked) => {
  const cards = ['a', 'b', 'c'].map((id) => textCard(`etcd/${id}`, id));
  const states = new Map([['etcd/c', reviewed([[0, 1]])]]);
  const answers = asked.flatMap((identity) => [typed(identity.slice('etcd/'.length)), next]);
  const learnt = await study(cards, answers, { states, limit, day: 1 });
  expect(learnt.asked.slice(0, asked.length)).toEqual(asked);
  expect(new Set(learnt.asked).size).toBe(asked.length);
});

test('the limit counts cards, and no card is asked after the time is up', async () => {
  const cards = ['a', 'b', 'c'].map((id) => textCard(`etcd/${id}`, id));
  const limited = await study(cards, [typed('a'), next, typed('b'), next], { limit: 1, cram: true });
  expect(limited.asked).toEqual([expect.any(String)]);
  const over = await study(cards, [], { budget: { seconds: 60, spent: 60 } });
  expect(over.of('end')[0]?.summary.asked).toBe(0);
});
