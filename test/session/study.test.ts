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

  test.each(['suspend', 'bury'] as const)(
    'takes back a %s by its id, and asks the card again',
    async (how) => {
      const { asked, of } = await study(cards, [action(how), action('undo'), typed('2379'), next]);
      expect(of('undo')).toEqual([{ type: 'undo', id: 'event-1', identity: 'etcd/port' }]);
      expect(of('show').map(({ view }) => view)).toContainEqual({
        type: 'action-undone',
        what: how,
        prompt: 'The prompt of port',
      });
      expect(asked).toEqual(['etcd/port', 'etcd/peer', 'etcd/port', 'etcd/peer']);
    },
  );

  test('takes back a suspension after a verdict without asking the card again', async () => {
    const inputs = [typed('2379'), action('suspend'), action('undo')];
    const { asked, of } = await study(cards, inputs);
    expect(of('undo')).toEqual([{ type: 'undo', id: 'event-2', identity: 'etcd/port' }]);
    expect(asked.at(-1)).toBe('etcd/peer');
  });

  test('takes back a suspension after a miss: the card comes again within the session', async () => {
    const inputs = [typed('1'), action('suspend'), action('undo'), typed('2380'), next];
    const { asked } = await study(cards, inputs);
    expect(asked.at(-1)).toBe('etcd/port');
  });

  test('takes back a skip, with nothing in the log', async () => {
    const { asked, of } = await study(cards, [action('skip'), action('undo')]);
    expect(asked).toEqual(['etcd/port', 'etcd/peer', 'etcd/port']);
    expect(of('undo')).toEqual([]);
  });

  test('takes back a changed rating, and then the answer', async () => {
    const inputs = [typed('9'), { type: 'was-right' } as const, action('undo'), action('undo')];
    const { asked, of } = await study(cards, inputs);
    expect(of('save').map(({ review, replaces }) => [review.rating, review.outcome, replaces])).toEqual([
      [1, 'wrong', undefined],
      [3, 'correct', 'event-1'],
      [1, 'wrong', 'event-2'],
    ]);
    expect(of('undo')).toEqual([{ type: 'undo', id: 'event-3', identity: 'etcd/port' }]);
    expect(asked.at(-1)).toBe('etcd/port');
  });

  test('goes back action by action, the newest first', async () => {
    const inputs = [action('skip'), action('suspend'), action('undo'), action('undo'), action('undo')];
    const { of } = await study(cards, inputs);
    const views = of('show').flatMap(({ view }) =>
      view.type === 'action-undone' ? [view.what] : view.type === 'nothing-to-undo' ? ['nothing'] : [],
    );
    expect(views).toEqual(['suspend', 'skip', 'nothing']);
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

const PORT = textCard('etcd/port', '2379');
const PEER = textCard('etcd/peer', '2380');
const METRICS = textCard('etcd/metrics', '2381');

describe('a card that is skipped', () => {
  test('comes at the end of the session, and is not reviewed before', async () => {
    const { asked, of } = await study(
      [PORT, PEER, METRICS],
      [action('skip'), typed('2380'), next, typed('2381'), next],
    );
    expect(asked).toEqual(['etcd/port', 'etcd/peer', 'etcd/metrics', 'etcd/port']);
    expect(of('save').map(({ review }) => review.card.identity)).toEqual(['etcd/peer', 'etcd/metrics']);
  });

  test('comes after those that were skipped before it', async () => {
    const { asked } = await study([PORT, PEER], [action('skip'), action('skip'), action('skip')]);
    expect(asked).toEqual(['etcd/port', 'etcd/peer', 'etcd/port', 'etcd/peer']);
  });

  test('comes after missed cards that wait', async () => {
    const { asked } = await study([PORT, PEER], [action('skip'), typed('1'), next, typed('2380'), next]);
    expect(asked).toEqual(['etcd/port', 'etcd/peer', 'etcd/peer', 'etcd/port']);
  });

  test('is said to come later, or to be the last one', async () => {
    const { of } = await study([PORT, PEER], [action('skip'), typed('2380'), next, action('skip')]);
    const views = of('show').flatMap(({ view }) => (view.type === 'skipped' ? [view.isLast] : []));
    expect(views).toEqual([false, true]);
  });

  test('after its verdict is over: skipping goes on', async () => {
    const { asked } = await study([PORT, PEER], [typed('2379'), action('skip')]);
    expect(asked.at(-1)).toBe('etcd/peer');
  });
});

describe('a card that is set aside', () => {
  test.each(['bury', 'suspend'] as const)('by %s leaves the session, and it is said how', async (how) => {
    const { asked, of } = await study([PORT, PEER], [action(how), typed('2380'), next]);
    expect(of('set-aside')).toEqual([{ type: 'set-aside', how, identity: 'etcd/port' }]);
    expect(of('show').map(({ view }) => view)).toContainEqual({
      type: 'set-aside',
      how,
      identity: 'etcd/port',
      prompt: 'The prompt of port',
    });
    expect(asked).toEqual(['etcd/port', 'etcd/peer']);
  });
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

describe('a limit', () => {
  const days = [textCard('etcd/a', 'x'), textCard('etcd/b', 'x'), textCard('etcd/c', 'x')];
  const chain = ['d', 'e', 'f'].map((id, i) => ({
    ...entryOf(textCard(`etcd/${id}`, 'x')),
    group: 'g',
    order: i + 1,
  }));
  const missed = (identity: string) => [identity, reviewed([[0, 1]])] as const;
  const due = (identity: string) => [identity, reviewed([[0, 3]])] as const;

  /** The cards of each part of the day's queue, under a limit. */
  function queueWith(limit: number) {
    const states = new Map([missed('etcd/a'), missed('etcd/b'), due('etcd/c')]);
    const start = startStudy(
      {
        ...{
          entries: [...days.map(entryOf), ...chain],
          states,
          day: 30,
          scheduler,
          newPerDay: 9,
          reviewsPerDay: 9,
        },
        ...{ budget: { seconds: 1800, spent: 0 }, cost: COST, seed: 's', cram: false, limit },
      },
      0,
    );
    const { feed } = start.session;
    if (feed.type !== 'schedule') throw new Error('a list');
    const { steps, reviews, unseen } = feed.queue;
    const blocks = (of: typeof reviews) => of.map(({ cards }) => cards.length);
    return [steps.length, blocks(reviews), blocks(unseen)];
  }

  test.each([
    [0, [0, [], []]],
    [1, [1, [], []]],
    [2, [2, [], []]],
    [3, [2, [1], []]],
    [4, [2, [1], [1]]],
    [5, [2, [1], [2]]],
    [6, [2, [1], [3]]],
    [7, [2, [1], [3]]],
    [Number.POSITIVE_INFINITY, [2, [1], [3]]],
  ])('of %d leaves %j: steps, then reviews, then new cards, and no empty block', (limit, expected) => {
    expect(queueWith(limit)).toEqual(expected);
  });
});

test('a session knows the cards that it asks by name, and cards to repeat come whatever the day says', async () => {
  const cards = ['a', 'b', 'c'].map((id) => textCard(`etcd/${id}`, id));
  const { last, asked } = await study(cards, [typed('c'), next, typed('a'), next], {
    again: ['etcd/c', 'etcd/a'],
  });
  expect(asked).toEqual(['etcd/c', 'etcd/a']);
  expect([...last.session.entries.keys()]).toEqual(['etcd/a', 'etcd/c']);
});
