import { describe, expect, test } from 'vitest';
import { style } from '../../../src/style.ts';
import { afterKeys, inputOfKey, ratingKeys, verdictLead } from '../../../src/ui/frontend/keys.ts';
import { keyPrompt } from '../../../src/ui/prompts/key-prompt.ts';
import { textCard } from '../../support/cards.ts';

const card = textCard('etcd/port', '2379');
const AFTER = { type: 'after', card, rating: 1, revealed: false } as const;
const LOOK = { style: style(0), width: 80, rows: 24, status: '', done: false };

test.each([
  ['y', 3],
  ['n', 1],
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
] as const)('%s rates %d', (key, rating) => {
  expect(inputOfKey(key, 'rating')).toEqual({ type: 'rate', rating });
});

test('where nobody can tell, y and n come first and are named', () => {
  expect(ratingKeys({ unsure: true, intervals: null }).slice(0, 2)).toEqual([
    { key: 'y', label: 'I was right' },
    { key: 'n', label: 'I was wrong' },
  ]);
});

describe('the keys after a verdict begin with it', () => {
  test.each([
    ['correct', 0, 'Right'],
    ['correct', 2, 'Right'],
    ['wrong', 0, 'Wrong'],
    ['wrong', 1, 'Wrong, 1 difference'],
    ['wrong', 3, 'Wrong, 3 differences'],
    ['close', 2, 'Close, 2 differences'],
  ] as const)('%s with %i differences', (outcome, differences, words) => {
    expect(verdictLead({ ...AFTER, outcome, differences })).toBe(words);
  });

  test('and say that the answer was revealed', () => {
    expect(verdictLead({ ...AFTER, outcome: 'wrong', differences: 0, revealed: true })).toBe('Revealed');
  });

  test('on the line of the keys', () => {
    const { rows } = keyPrompt(afterKeys({ outcome: 'wrong' }), 'Wrong, 3 differences').view(null, LOOK);
    expect(rows[0]).toBe('Wrong, 3 differences · enter next · o I was right · u undo · s skip · ? keys · q');
    expect(rows).toHaveLength(2);
  });
});

describe('the keys of a rating', () => {
  const intervals = { 1: 0, 2: 2, 3: 9, 4: 65 };

  test('say when the card comes again', () => {
    const labels = ratingKeys({ unsure: false, intervals }).flatMap(({ key, label }) =>
      label ? [`${key} ${label}`] : [],
    );
    expect(labels.slice(0, 4)).toEqual(['1 again (today)', '2 hard (2 d)', '3 good (9 d)', '4 easy (2 mo)']);
  });

  test('say it where the learner decides, too', () => {
    const [right, wrong] = ratingKeys({ unsure: true, intervals });
    expect([right?.label, wrong?.label]).toEqual(['I was right (9 d)', 'I was wrong (today)']);
    expect(verdictLead({ type: 'rating', card, unsure: true, intervals })).toBe('You decide');
  });

  test('say nothing of days where nothing is saved', () => {
    expect(ratingKeys({ unsure: false, intervals: null })[0]).toEqual({ key: '1', label: 'again' });
  });
});
