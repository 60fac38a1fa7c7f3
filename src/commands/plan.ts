import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { examAhead } from '../learner/exam-ahead.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { reviewsByCard } from '../learner/reviews-by-card.ts';
import { drawFor } from '../play/open-frontend.ts';
import { type Calibration, calibrate, ENOUGH_PREDICTIONS, predictionsOf } from '../schedule/calibration.ts';
import { type Exam, examStanding, type Standing } from '../schedule/exam/exam.ts';
import { forecastReadiness } from '../schedule/exam/forecast.ts';
import { type RetentionCost, retentionCosts } from '../schedule/exam/retention-cost.ts';
import { type ExamStatus, examStatus } from '../schedule/exam/status.ts';
import { formatStudyDay } from '../schedule/study-day.ts';
import { jsonText } from '../source/json-text.ts';
import { outputWidth } from '../ui/output-width.ts';
import { renderExamPlan, renderTopicReadiness } from '../ui/render/exam-plan.ts';
import { renderCalibration, renderForecasts, renderRetentionCosts } from '../ui/render/memory.ts';
import { type Act, examples } from './command.ts';
import { DECK_FLAG } from './flags.ts';

export interface PlanCommand {
  readonly decks: readonly string[];
  readonly topics: boolean;
  readonly retention: boolean;
  readonly simulate: boolean;
  readonly json: boolean;
}

/** What was asked for, as `--json` prints it. */
interface PlanDocument {
  readonly version: 1;
  readonly exam: ExamDocument | null;
  readonly calibration: Calibration;
  readonly retention?: readonly RetentionCost[];
  readonly forecasts?: readonly Forecast[];
}

type ExamDocument = ExamStatus & {
  readonly date: string;
  /** The readiness that the minutes of the plan lead to; `null` for an exam too far ahead. */
  readonly forecast: number | null;
};

interface Forecast {
  readonly minutes: number;
  /** 0 to 1. */
  readonly readiness: number;
}

/** Minutes a day that a simulation compares, beside those that are set. */
const COMPARED = [10, 20, 30, 45, 60, 90];
/** Days that a simulation looks ahead, at most. */
const FARTHEST = 366;
export function define(command: Command, act: Act): void {
  command
    .option('--topics', 'readiness by topic, the least known first')
    .option('--retention', 'what each desired retention would cost a day')
    .option('--simulate', 'the readiness that more or fewer minutes a day would lead to')
    .option(...DECK_FLAG)
    .option('--json', 'print one JSON document')
    .action((flags: Partial<Omit<PlanCommand, 'decks'>> & { deck?: string[] }) => {
      const { topics = false, retention = false, simulate = false, json = false, deck = [] } = flags;
      act((env) => plan({ topics, retention, simulate, json, decks: deck }, env));
    });
  examples(command, [
    ['k8s-drill config set exam-date 2027-01-15', 'say when the exam is'],
    ['k8s-drill plan', 'the way there, and how ready you are'],
    ['k8s-drill plan --simulate', 'what more minutes a day would bring'],
    ['k8s-drill plan --retention', 'what remembering more would cost'],
  ]);
}

async function plan(options: PlanCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, options.decks);
  const exam = examAhead(learner.settings, learner.day, env);
  if (!exam && (options.simulate || !options.retention)) throw noExam(learner);
  const document = describe(options, learner, exam);
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

function describe(options: PlanCommand, learner: Learner, exam: Exam | null): PlanDocument {
  const { library, progress, day, scheduler, settings } = learner;
  const standing: Standing = { cards: library.entries, states: progress.states, day, scheduler };
  const minutesPerDay = settings['minutes-per-day'];
  const calibration = calibrate(
    [...reviewsByCard(learner).values()].flatMap((reviews) => predictionsOf(reviews, scheduler.model)),
  );
  const modelError = calibration.count >= ENOUGH_PREDICTIONS ? calibration.error : undefined;
  const status = (toward: Exam): ExamDocument => ({
    date: formatStudyDay(toward.day),
    forecast: toward.day - day > FARTHEST ? null : forecast(standing, toward, minutesPerDay),
    ...examStatus(examStanding(toward, standing), minutesPerDay, modelError),
  });
  return {
    version: 1,
    exam: exam && status(exam),
    calibration,
    ...(options.retention && { retention: retentionCosts(standing) }),
    ...(options.simulate && exam && { forecasts: forecasts(standing, exam, minutesPerDay) }),
  };
}

/** @throws Failure `usage` for an exam too far ahead */
function forecasts(standing: Standing, exam: Exam, minutesPerDay: number): Forecast[] {
  if (exam.day - standing.day > FARTHEST) {
    const message = `--simulate looks ${FARTHEST} days ahead, and the exam is farther\nk8s-drill plan without it says what is needed`;
    throw new Failure({ code: 'usage', message });
  }
  const minutes = [...new Set([...COMPARED, minutesPerDay])].sort((a, b) => a - b);
  return minutes.map((m) => ({ minutes: m, readiness: forecast(standing, exam, m) }));
}

function forecast(standing: Standing, exam: Exam, minutesPerDay: number): number {
  return forecastReadiness(standing, exam, minutesPerDay, `${standing.day}`);
}

function render(document: PlanDocument, options: PlanCommand, { settings }: Learner, env: Env): string {
  const width = outputWidth(env);
  const draw = drawFor(env);
  const { exam, calibration, retention, forecasts } = document;
  const isPlan = !options.retention && !options.simulate;
  const blocks = [
    ...(exam && isPlan ? [renderExamPlan(exam, exam.forecast, width, draw)] : []),
    ...(exam && options.topics ? [renderTopicReadiness(exam.readiness, width, draw)] : []),
    ...(retention ? [renderRetentionCosts(retention, settings['desired-retention'], width, draw)] : []),
    ...(forecasts ? [renderForecasts(forecasts, width, draw)] : []),
    ...(isPlan ? [renderCalibration(calibration, width, draw)] : []),
  ];
  return blocks.join('\n');
}
