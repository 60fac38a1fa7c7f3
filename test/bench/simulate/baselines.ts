import { createRandom, shuffle } from '../../../src/schedule/random.ts';
import { CARDS } from './setting.ts';
import type { CreateStrategy } from './strategy.ts';

const everyCard = CARDS.map((_, card) => card);

/** Every card once in an order of chance, then again in another. */
export const randomOrder: CreateStrategy = ({ seed }) => {
  const random = createRandom(`random ${seed}`);
  let rest: number[] = [];
  return {
    pick() {
      if (rest.length === 0) rest = shuffle(everyCard, random);
      return rest[0] ?? null;
    },
    answered: () => void rest.shift(),
  };
};

/** Leitner's boxes: asked again after 1, 2, 4, 8, 16 days, a wrong answer goes back to the first. What is due comes first, then new cards. */
export const leitner: CreateStrategy = ({ seed }) => {
  const unseen = shuffle(everyCard, createRandom(`leitner ${seed}`));
  const boxes = new Map<number, { box: number; due: number }>();
  return {
    pick({ day }) {
      const due = [...boxes].filter(([, b]) => b.due <= day).sort(([, a], [, b]) => a.due - b.due)[0];
      return due?.[0] ?? unseen[0] ?? null;
    },
    answered(card, rating, _, { day }) {
      if (unseen[0] === card) unseen.shift();
      const box = rating === 1 ? 0 : Math.min(4, (boxes.get(card)?.box ?? -1) + 1);
      boxes.set(card, { box, due: day + 2 ** box });
    },
  };
};

interface Sm2Card {
  phase: 'learning' | 'review' | 'relearning';
  step: number;
  /** In seconds for a step, in days for a review. */
  due: number;
  interval: number;
  ease: number;
}

/**
 * SM-2 as Anki has it with its defaults: <https://faqs.ankiweb.net/what-spaced-repetition-algorithm.html>. Steps of 1 and 10 minutes, then
 * 1 day; ease from 2.5; a lapse costs 0.2 of it, Hard 0.15, and starts the interval anew. Due first, then new cards as long as there is time.
 */
export const sm2: CreateStrategy = ({ seed }) => {
  const unseen = shuffle(everyCard, createRandom(`sm-2 ${seed}`));
  const cards = new Map<number, Sm2Card>();
  const stepsOf = ({ phase }: Sm2Card) => (phase === 'learning' ? [60, 600] : [600]);
  return {
    pick({ at, day }) {
      const steps = [...cards].filter(([, c]) => c.phase !== 'review').sort(([, a], [, b]) => a.due - b.due);
      if (steps[0] && steps[0][1].due <= at) return steps[0][0];
      const due = [...cards].filter(([, c]) => c.phase === 'review' && c.due <= day);
      const first = due.sort(([, a], [, b]) => a.due - b.due)[0];
      return first?.[0] ?? unseen[0] ?? steps[0]?.[0] ?? null;
    },
    answered(card, rating, _, { at, day }) {
      if (unseen[0] === card) unseen.shift();
      const c = cards.get(card) ?? { phase: 'learning', step: -1, due: 0, interval: 0, ease: 2.5 };
      cards.set(card, c);
      if (c.phase !== 'review') {
        c.step = rating === 1 ? 0 : rating === 3 ? Math.max(0, c.step) + 1 : Math.max(0, c.step);
      } else if (rating === 1) {
        Object.assign(c, { phase: 'relearning', step: 0, interval: 1, ease: Math.max(1.3, c.ease - 0.2) });
      } else {
        const late = day - c.due;
        const grown = rating === 2 ? c.interval * 1.2 : (c.interval + late / 2) * c.ease;
        c.interval = Math.max(c.interval + 1, Math.round(grown));
        if (rating === 2) c.ease = Math.max(1.3, c.ease - 0.15);
        c.due = day + c.interval;
        return;
      }
      const minutes = stepsOf(c)[c.step];
      if (minutes !== undefined) c.due = at + minutes;
      else
        Object.assign(c, {
          phase: 'review',
          interval: Math.max(1, c.interval),
          due: day + Math.max(1, c.interval),
        });
    },
  };
};
