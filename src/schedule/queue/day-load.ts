import { dropped, next, type Queue, spent } from './queue.ts';

/** The expected load of a day. */
export interface DayLoad {
  readonly cards: number;
  readonly minutes: number;
}

/** Simulates a queue to its end with expected times, including repetitions of missed cards. */
export function dayLoad(queue: Queue): DayLoad {
  let rest: Queue = { ...queue, steps: [] };
  let seconds = queue.steps.reduce((sum, step) => sum + step.seconds, 0);
  let cards = queue.steps.length;
  rest = spent(rest, seconds);
  for (let asked = next(rest, 0); asked !== null; asked = next(rest, 0)) {
    const { identity } = asked;
    const block = [...rest.reviews, ...rest.unseen, ...rest.spare].find(
      (u) => u.cards[0].identity === identity,
    );
    const taken = block?.today ?? 0;
    const onReviews = rest.budget.onReviews + (asked.from === 'reviews' ? taken : 0);
    rest = dropped(rest, identity);
    rest = { ...rest, budget: { ...rest.budget, spent: rest.budget.spent + taken, onReviews }, answers: 1 };
    seconds += taken;
    cards++;
  }
  return { cards, minutes: seconds / 60 };
}
