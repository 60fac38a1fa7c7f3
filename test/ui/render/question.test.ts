import { expect, test } from 'vitest';
import { screenWith } from '../../../src/screen.ts';
import { renderQuestion } from '../../../src/ui/render/question.ts';
import { textCard } from '../../support/cards.ts';

const CARD = textCard('rbac/a', 'x');

test.each([
  [0, '1 - 0:00 of 30 min'],
  [0.2, '1 - 0:12 of 30 min'],
  [1, '1 - 1:00 of 30 min'],
  [12.99, '1 - 12:59 of 30 min'],
  [61.5, '1 - 61:30 of 30 min'],
])('after %d minutes of the day the line above a question says %j', (spent, line) => {
  const place = { number: 1, left: 5, minutesLeft: 3, day: { spent, budget: 30 } };
  const screen = screenWith({ width: 80 });
  expect(renderQuestion({ type: 'question', card: CARD, place, status: null }, screen)).toContain(line);
});
