import type { CardOf } from '../../deck/card.ts';
import type { Env } from '../../env.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { saveSnapshot } from '../../learner/report-home-findings.ts';
import { savingRecorder } from '../../play/recorder.ts';
import { dueDay } from '../../schedule/due.ts';
import { formatStudyDay } from '../../schedule/study-day.ts';
import { programName } from '../../source/program-name.ts';
import type { LabResult } from './lab-session.ts';

/** Records a lab as a review of its card, and reports when it is due again. */
export function recordLab(
  card: CardOf<'lab'>,
  { outcome, rating, score, hints }: LabResult,
  ms: number,
  { progress, metadata, scheduler }: Learner,
  env: Env,
): void {
  const answer = `${Math.round(score * 100)} %`;
  const { after } = savingRecorder(progress, metadata, 'study').review({
    card,
    outcome,
    rating,
    ms,
    hints,
    answer,
  });
  saveSnapshot(env, progress);
  const due = dueDay(after, scheduler);
  const when = due === null ? 'it comes again today' : `it comes again on ${formatStudyDay(due)}`;
  env.stdout.write(
    `Recorded as ${WORDS[rating]}; ${when}. ${programName(env.variables)} undo takes it back.\n`,
  );
}

const WORDS = { 1: 'missed', 2: 'solved with a hint', 3: 'solved' } as const;
