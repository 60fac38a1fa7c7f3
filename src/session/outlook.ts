import type { DayLoad } from '../schedule/queue/day-load.ts';
import type { DayProgress } from './card-feed.ts';
import type { Summary } from './summary.ts';

/** The outlook at the end of a session: what was done, and what comes next. */
export interface Outlook {
  /** `null` if the session had no time budget. */
  readonly time: DayProgress | null;
  /** The number of cards that were seen for the first time. */
  readonly learnt: number;
  readonly reviewed: number;
  /** The number of cards that were answered wrong at least once, and how many of them were answered right afterwards. */
  readonly missed: number;
  readonly relearned: number;
  /** Days in a row with study, today included. */
  readonly streak: number;
  readonly tomorrow: DayLoad;
  /** The topic with the lowest score of this session; `null` if everything was right or only one topic was asked. */
  readonly weakest: string | null;
}

/** Facts about the session that its summary does not contain. */
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
