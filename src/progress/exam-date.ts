import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { saidDay } from '../schedule/said-day.ts';
import { formatStudyDay, studyDay } from '../schedule/study-day.ts';
import { parseSetting } from './read-settings.ts';

/** The accepted forms of a day, as part of a sentence. */
const EXAM_DATE_FORMS = 'a date such as 2027-01-15, or a time such as 6w or "in 42 days"';

/**
 * The exam date that a learner enters: a calendar date, a time from today, or `none`. A past exam cannot be planned for; a date
 * that was set in time stays set after its day has passed.
 * @throws Failure `invalid-setting` for a text that is not a day, or a day before today
 */
export function parseExamDate(text: string, { now, zoneOffset }: Pick<Env, 'now' | 'zoneOffset'>): unknown {
  const said = text.trim();
  if (said.toLowerCase() === 'none') return null;
  const at = now();
  const today = studyDay(at, zoneOffset(at), 0);
  const day = saidDay(said, today);
  if (day === null) throw invalid(said, `${EXAM_DATE_FORMS}; or none`);
  if (day < today) throw invalid(said, `today (${formatStudyDay(today)}) or later, or none`);
  return parseSetting('exam-date', formatStudyDay(day));
}

function invalid(found: string, expected: string): Failure {
  return new Failure({ code: 'invalid-setting', name: 'exam-date', found, expected });
}
