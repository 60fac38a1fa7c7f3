import type { DayLoad } from '../schedule/queue/day-load.ts';
import type { DayProgress } from './card-feed.ts';
import type { Summary } from './summary.ts';

/** What a session leaves behind, and what comes next. */
export interface Outlook {
  /** `null` where the session had no budget. */
  readonly time: DayProgress | null;
  /** Cards that were seen for the first time. */
  readonly learnt: number;
  readonly reviewed: number;
  /** Cards that were answered wrong at least once, and those of them that were answered right after that. */
  readonly missed: number;
  readonly relearned: number;
  /** Days in a row with study, today included. */
  readonly streak: number;
  readonly tomorrow: DayLoad;
  /** The topic with the lowest score of this session; `null` where all was right or only one was asked. */
  readonly weakest: string | null;
}

/** What the session knows beside its summary. */
export type OutlookContext = Pick<Outlook, 'time' | 'streak' | 'tomorrow'>;

export function outlookOf(summary: Summary, context: OutlookContext): Outlook {
  const { answers } = summary;
  const isNew = new Set(answers.filter((a) => a.before.phase === 'new').map((a) => a.identity));
  const answered = new Set(answers.map((a) => a.identity));
  const missed = new Set(answers.filter((a) => a.rating === 1).map((a) => a.identity));
  const last = new Map(answers.map((a) => [a.identity, a]));
  const [weakest] = summary.topics;
  return {
    ...context,
    learnt: isNew.size,
    reviewed: answered.size - isNew.size,
    missed: missed.size,
    relearned: [...missed].filter((identity) => (last.get(identity)?.rating ?? 1) > 1).length,
    weakest: weakest && summary.topics.length > 1 && weakest.percent < 100 ? weakest.topic : null,
  };
}
