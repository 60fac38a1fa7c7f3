import { shareToday } from '../schedule/day-share.ts';
import { type Exam, examStanding } from '../schedule/exam/exam.ts';
import { examOrder } from '../schedule/exam/order.ts';
import { type ExamStatus, examStatus } from '../schedule/exam/status.ts';
import type { QueueOptions } from '../schedule/queue/build-queue.ts';
import type { Learner } from './open-learner.ts';

const MINUTE = 60_000;

/** What an exam ahead makes of today's session. */
export interface TowardExam {
  readonly status: ExamStatus;
  readonly queue: Pick<QueueOptions, 'newPerDay' | 'exam'>;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * @param asked what the command line asks for, in place of the plan's new cards and of the day's minutes; those are what is left of the
 * setting, or all of it once they are used up and the learner goes on
 */
export function studyTowardExam(
  { library, progress, day, scheduler, settings }: Learner,
  exam: Exam,
  asked: { readonly newCards?: number; readonly minutes?: number },
): TowardExam {
  const { entries: cards } = library;
  const standing = examStanding(exam, { cards, states: progress.states, day, scheduler });
  const minutesPerDay = settings['minutes-per-day'];
  const status = examStatus(standing, minutesPerDay);
  const minutesToday = minutesPerDay * shareToday(day, scheduler.parameters);
  const left = minutesToday - Math.round(progress.doneOn(day).ms / MINUTE);
  const minutes = asked.minutes ?? (left > 0 ? left : minutesToday);
  return {
    status,
    queue: { newPerDay: asked.newCards ?? status.plan.newPerDay, exam: examOrder(standing, minutes) },
    duration: minutes * MINUTE,
  };
}
