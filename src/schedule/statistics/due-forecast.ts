import type { CardState } from '../card-state.ts';
import { dueDay } from '../due.ts';
import type { Standing } from '../exam/exam.ts';
import type { StudyDay } from '../review.ts';
import type { Scheduler } from '../scheduler.ts';

/** When the cards that were asked come again, if none is answered before it is due. */
export interface DueForecast {
  /** One by one, today first; what should have been asked before is due today. */
  readonly days: readonly { readonly day: StudyDay; readonly cards: number }[];
  /** Of today's, those that were due before. */
  readonly overdue: number;
  /** Due after those days. */
  readonly later: number;
  /** Never asked. */
  readonly unseen: number;
  /** Set aside until they are resumed. */
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

/** A step that stands open is asked today, a card that is buried today tomorrow at the earliest. */
function askedOn(state: CardState, today: StudyDay, scheduler: Scheduler): StudyDay {
  const day = dueDay(state, scheduler) ?? today;
  return state.buriedOn === today ? Math.max(day, today + 1) : day;
}
