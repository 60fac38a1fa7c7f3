import { domainWeights } from '../curriculum/curriculum.ts';
import type { Env } from '../env.ts';
import type { Settings } from '../progress/settings.ts';
import type { Exam } from '../schedule/exam/exam.ts';
import type { StudyDay } from '../schedule/review.ts';
import { loadCurriculum } from './load-curriculum.ts';

/** The exam that is studied for; `null` where no date is set or its day has passed. */
export function examAhead(settings: Settings, day: StudyDay, env: Env): Exam | null {
  const date = settings['exam-date'];
  if (date === null || date < day) return null;
  const curriculum = loadCurriculum(env);
  return { day: date, weights: domainWeights(curriculum), passMark: curriculum.passMark };
}
