import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { dayOptions } from '../learner/day-options.ts';
import { loadCourse } from '../learner/load-course.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { reviewsByCard } from '../learner/reviews-by-card.ts';
import { type Calibration, calibrate, ENOUGH_PREDICTIONS, predictionsOf } from '../schedule/calibration.ts';
import { examStanding } from '../schedule/exam/exam.ts';
import { type ExamPlan, examPlan } from '../schedule/exam/plan.ts';
import { type Readiness, readiness } from '../schedule/exam/readiness.ts';
import { type RetentionCost, retentionCosts } from '../schedule/exam/retention-cost.ts';
import { formatStudyDay } from '../schedule/study-day.ts';
import { jsonText } from '../source/json-text.ts';
import { renderExamPlan, renderTopicReadiness } from '../ui/render/exam-plan.ts';
import { renderCalibration, renderRetentionCosts } from '../ui/render/memory.ts';
import { rowScreenOf } from '../ui/screen-of.ts';
import { type Act, examples } from './command.ts';
import { DECK_FLAG } from './flags.ts';

export interface PlanCommand {
  readonly decks: readonly string[];
  readonly topics: boolean;
  readonly retention: boolean;
  readonly json: boolean;
}

/** What was asked for, as `--json` prints it. */
interface PlanDocument {
  readonly version: 1;
  readonly exam: ExamDocument | null;
  readonly calibration: Calibration;
  readonly retention?: readonly RetentionCost[];
}

interface ExamDocument {
  readonly date: string;
  readonly plan: ExamPlan;
  readonly readiness: Readiness;
}

export function define(command: Command, act: Act): void {
  command
    .option('--topics', 'readiness by topic, the least known first')
    .option('--retention', 'what each desired retention would cost a day')
    .option(...DECK_FLAG)
    .option('--json', 'print one JSON document')
    .action((flags: Partial<Omit<PlanCommand, 'decks'>> & { deck?: string[] }) => {
      const { topics = false, retention = false, json = false, deck = [] } = flags;
      act((env) => plan({ topics, retention, json, decks: deck }, env));
    });
  examples(command, [
    ['k8s-drill config set exam-date 2027-01-15', 'say when the exam is'],
    ['k8s-drill plan', 'the best use of your minutes, and the score that it leads to'],
    ['k8s-drill plan --retention', 'what remembering more would cost'],
  ]);
}

async function plan(options: PlanCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, options.decks);
  const document = describe(options, learner, env);
  if (!document.exam && !options.retention) throw noExam(learner);
  if (options.json) env.stdout.write(`${jsonText(document)}\n`);
  else env.stdout.write(render(document, options, learner, env));
  return 0;
}

function noExam({ settings }: Learner): Failure {
  const date = settings['exam-date'];
  const problem = date === null ? 'no exam date is set' : `the exam of ${formatStudyDay(date)} has passed`;
  const message = `${problem}\nk8s-drill config set exam-date <YYYY-MM-DD> plans toward one`;
  return new Failure({ code: 'usage', message });
}

function describe(options: PlanCommand, learner: Learner, env: Env): PlanDocument {
  const calibration = calibrate(
    [...reviewsByCard(learner).values()].flatMap((reviews) =>
      predictionsOf(reviews, learner.scheduler.model),
    ),
  );
  const today = dayOptions(learner, env);
  const { exam } = today;
  const modelError = calibration.count >= ENOUGH_PREDICTIONS ? calibration.error : undefined;
  return {
    version: 1,
    exam:
      exam !== null && !options.retention
        ? {
            date: formatStudyDay(exam.day),
            plan: examPlan({ ...today, exam }, modelError),
            readiness: readiness(examStanding(exam, today), modelError),
          }
        : null,
    calibration,
    ...(options.retention && { retention: retentionCosts(today) }),
  };
}

function render(document: PlanDocument, options: PlanCommand, { settings }: Learner, env: Env): string {
  const screen = rowScreenOf(env);
  const { exam, calibration, retention } = document;
  const titles = new Map(loadCourse(env).map(({ id, title }) => [id, title]));
  const blocks = [
    ...(exam && !options.retention ? [renderExamPlan(exam.plan, titles, screen)] : []),
    ...(exam && options.topics ? [renderTopicReadiness(exam.readiness, screen)] : []),
    ...(retention ? [renderRetentionCosts(retention, settings['desired-retention'], screen)] : []),
    ...(options.retention ? [] : [renderCalibration(calibration, screen)]),
  ];
  return blocks.join('\n');
}
