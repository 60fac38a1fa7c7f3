import type { CardState } from '../card-state.ts';
import { dueDay } from '../due.ts';
import type { Standing } from '../exam/exam.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';

/** When seen cards are due, if none is answered before. */
export interface DueForecast {
  /** Cards due per day, today first; overdue cards are due today. */
  readonly days: readonly { readonly day: StudyDay; readonly cards: number }[];
  /** How many of today's cards are overdue. */
  readonly overdue: number;
  /** The number of cards due after those days. */
  readonly later: number;
  /** The number of cards that were never asked. */
  readonly unseen: number;
  /** The number of suspended cards. */
  readonly suspended: number;
}

const DAYS = 30;

export function dueForecast({ cards, states, day: today, scheduler }: Standing): DueForecast {
  const due = new Array<number>(DAYS).fill(0);
  const counts = { overdue: 0, later: 0, unseen: 0, suspended: 0 };
  for (const { identity } of cards) {
    const state = states.get(identity);
    if (state?.suspended) counts.suspended += 1;
    else if (!state?.memory) counts.unseen += 1;
    else {
      const day = askedOn(state, today, scheduler);
      if (day < today) counts.overdue += 1;
      const ahead = Math.max(0, day - today);
      if (ahead < DAYS) due[ahead] = (due[ahead] ?? 0) + 1;
      else counts.later += 1;
    }
  }
  return { days: due.map((count, i) => ({ day: today + i, cards: count })), ...counts };
}

/** A card in its steps is due today; a card that is buried today is due tomorrow at the earliest. */
function askedOn(state: CardState, today: StudyDay, scheduler: Scheduler): StudyDay {
  const day = dueDay(state, scheduler) ?? today;
  return state.buriedOn === today ? Math.max(day, today + 1) : day;
}
