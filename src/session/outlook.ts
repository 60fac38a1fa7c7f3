import { type CardState, emptyState } from '../schedule/card-state.ts';
import type { StudyDay } from '../schedule/review.ts';
import type { Scheduler } from '../schedule/scheduler.ts';
import type { SessionEntry } from './card-feed.ts';
import type { Summary } from './summary.ts';
import { isDue } from './topic-status.ts';

/** What a day of study leaves behind, and what comes next. */
export interface Outlook {
  /** Cards that were seen for the first time. */
  readonly learnt: number;
  readonly reviewed: number;
  /** Cards that were answered wrong at least once. */
  readonly forgotten: number;
  /** Reviews that fall due on the next study day, overdue ones included. */
  readonly dueTomorrow: number;
  readonly unseen: number;
  /** The topic with the lowest score of this session; `null` where all was right or only one was asked. */
  readonly weakest: string | null;
}

export function outlookOf(
  summary: Summary,
  entries: readonly SessionEntry[],
  states: ReadonlyMap<string, CardState>,
  day: StudyDay,
  scheduler: Scheduler,
): Outlook {
  const open = entries
    .map(({ identity }) => states.get(identity) ?? emptyState())
    .filter(({ suspended }) => suspended === null);
  const isNew = new Set(summary.answers.filter((a) => a.before.phase === 'new').map((a) => a.identity));
  const answered = new Set(summary.answers.map((a) => a.identity));
  const [weakest] = summary.topics;
  return {
    learnt: isNew.size,
    reviewed: answered.size - isNew.size,
    forgotten: new Set(summary.answers.filter((a) => a.rating === 1).map((a) => a.identity)).size,
    dueTomorrow: open.filter((state) => isDue(state, day + 1, scheduler)).length,
    unseen: open.filter((state) => state.phase === 'new').length,
    weakest: weakest && summary.topics.length > 1 && weakest.percent < 100 ? weakest.topic : null,
  };
}
