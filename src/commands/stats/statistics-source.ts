import { type Curriculum, domainWeights, objectivesOf, topicOf } from '../../curriculum/curriculum.ts';
import { currentIdentity } from '../../deck/identity.ts';
import type { Env } from '../../env.ts';
import { loadCurriculum } from '../../learner/load-curriculum.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { openExamStore } from '../../progress/exams/exam-store.ts';
import { type PastReview, pastReviews } from '../../schedule/statistics/past-reviews.ts';
import type { PastExam, StatisticsSource } from '../../schedule/statistics/source.ts';
import { studyDay } from '../../schedule/study-day.ts';

/** The data for a learner's statistics; the log is read for the first section that needs it. */
export function statisticsSource(learner: Learner, env: Env): StatisticsSource {
  const { library, progress, day, scheduler, settings } = learner;
  const curriculum = loadCurriculum(env);
  const examDay = settings['exam-date'];
  let reviews: readonly PastReview[] | undefined;
  return {
    cards: library.entries,
    states: progress.states,
    day,
    scheduler,
    experience: settings.experience,
    exam: {
      day: examDay === null || examDay < day ? day : examDay,
      weights: domainWeights(curriculum),
      passMark: curriculum.passMark,
    },
    objectives: objectives(curriculum),
    reviews: () => {
      reviews ??= pastReviews(progress.history(), scheduler, (identity) =>
        currentIdentity(identity, library.renames),
      );
      return reviews;
    },
    exams: () => pastExams(learner, env),
  };
}

/** The stored results; those that cannot be read are reported on stderr. */
function pastExams({ settings }: Learner, env: Env): PastExam[] {
  const { results, damaged } = openExamStore(env).results();
  for (const path of damaged)
    env.stderr.write(`k8s-drill: ${path} is no result of an exam; it is left out\n`);
  return results.map(({ startedAt, percent, passMark, passed, elapsed, duration, domains, tasks }) => ({
    day: studyDay(startedAt, env.zoneOffset(startedAt), settings['day-start']),
    ...{ percent, passMark, passed, elapsed, duration },
    tasks: tasks.length,
    domains: domains.map(({ name, percent: reached }) => ({ name, percent: reached })),
  }));
}

function objectives(curriculum: Curriculum): StatisticsSource['objectives'] {
  return objectivesOf(curriculum).map((name) => {
    const [topic = ''] = name.split('/');
    return { name, topic, domain: topicOf(curriculum, topic)?.domain ?? '' };
  });
}
