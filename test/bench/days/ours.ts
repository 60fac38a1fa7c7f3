import { readFileSync } from 'node:fs';
import type { UnitOutline } from '../../../src/curriculum/course.ts';
import { unitChoices } from '../../../src/learner/day-options.ts';
import { learnerCourse } from '../../../src/learner/learner-course.ts';
import { SETTINGS } from '../../../src/progress/settings.ts';
import { applyReview, type CardState, emptyState } from '../../../src/schedule/card-state.ts';
import { type DayOptions, planDay } from '../../../src/schedule/day.ts';
import { DEFAULT_PARAMETERS } from '../../../src/schedule/parameters.ts';
import { createScheduler } from '../../../src/schedule/scheduler.ts';
import type { SessionEvent } from '../../../src/session/event.ts';
import type { Transition } from '../../../src/session/session.ts';
import { step } from '../../../src/session/step.ts';
import { startStudy } from '../../../src/session/study.ts';
import { textCard } from '../../support/cards.ts';
import { CARDS, WEIGHTS } from './setting.ts';
import type { CreateStrategy, StrategyOptions } from './strategy.ts';

const positions: ReadonlyMap<string, number> = new Map(CARDS.map((card, i) => [card.identity, i]));
/** A study day far from the first of the calendar. */
const FIRST_DAY = 20_000;
const UNITS: { readonly units: readonly UnitOutline[] } = JSON.parse(
  readFileSync('dist/course.json', 'utf8'),
);

/** What the program is told of a learner on a day. */
export function dayOptions(
  { kind, days, minutesADay, dated }: Omit<StrategyOptions, 'learner' | 'seed'>,
  states: ReadonlyMap<string, CardState>,
  day: number,
): DayOptions {
  const examDay = FIRST_DAY + days;
  const switches = { 'units-on': [], 'units-off': [], 'units-moved': [] };
  const course = learnerCourse(CARDS, UNITS.units, { 'exam-date': dated ? examDay : null, ...switches });
  return {
    cards: CARDS,
    units: course.map(({ id }) => id),
    choices: unitChoices(course, []),
    states,
    day: FIRST_DAY + day,
    scheduler: createScheduler({ ...DEFAULT_PARAMETERS, examDay: dated ? examDay : null }),
    experience: kind.experience,
    exam: dated ? { day: examDay, weights: WEIGHTS, passMark: 66 } : null,
    minutesPerDay: minutesADay,
    newPerDay: SETTINGS['new-per-day'].default,
    reviewsPerDay: SETTINGS['reviews-per-day'].default,
    spent: 0,
    seed: `${day}`,
  };
}

/** The program: its session engine, its plan, its queue, with the published weights of FSRS-6. */
export const ours: CreateStrategy = (options) => {
  const states = new Map<string, CardState>();
  const program = { scheduler: createScheduler(DEFAULT_PARAMETERS), answers: 0 };
  let session: Transition | null = null;
  const send = (event: SessionEvent): void => {
    if (session) session = step(session.session, event);
  };
  return {
    begin({ at, day }) {
      const plan = planDay(dayOptions(options, states, day));
      program.scheduler = plan.scheduler;
      session = startStudy({ ...plan, cram: false }, at * 1000);
    },
    pick({ at }) {
      const effect = session?.effects.at(-1);
      if (effect?.type !== 'load') return null;
      send({ type: 'loaded', card: textCard(effect.identity, ''), now: at * 1000 });
      return positions.get(effect.identity) ?? null;
    },
    answered({ card, rating, seconds, reading }, { at, day }) {
      const identity = CARDS[card]?.identity ?? '';
      const now = at * 1000;
      const outcome = rating === 1 ? 'wrong' : 'correct';
      const before = states.get(identity) ?? emptyState();
      const id = `${options.seed}/${program.answers++}`;
      const review = { rating, day: FIRST_DAY + day, at: now, ms: seconds * 1000 };
      const after = applyReview(before, review, program.scheduler, id);
      states.set(identity, after);
      const given = { type: 'text', text: '' } as const;
      send({ type: 'input', input: { type: 'answer', given }, ms: seconds * 1000, now });
      send({
        type: 'graded',
        verdict: { outcome, score: rating === 1 ? 0 : 1, differences: [], rating },
        now,
      });
      send({ type: 'saved', id, before, after, now });
      send({ type: 'input', input: { type: 'next' }, ms: reading * 1000, now });
    },
  };
};
