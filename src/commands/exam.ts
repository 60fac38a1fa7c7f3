import type { Command } from 'commander';
import { domainWeights } from '../curriculum/curriculum.ts';
import { currentIdentity } from '../deck/identity.ts';
import type { Env } from '../env.ts';
import { Failure, isFailure } from '../errors.ts';
import { loadCurriculum } from '../learner/load-curriculum.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { EVERYTHING } from '../learner/selection.ts';
import { examRecorder } from '../play/exam-recorder.ts';
import { openExamFrontend } from '../play/open-frontend.ts';
import { type ExamEnd, momentOf, playExam } from '../play/play-exam.ts';
import { type ExamStore, openExamStore } from '../progress/exams/exam-store.ts';
import { newExamAttempt } from '../session/exam/attempt.ts';
import { drawExam, EXAM_KINDS } from '../session/exam/draw.ts';
import { type ExamStep, offerExam, takeUpExam } from '../session/exam/exam.ts';
import type { ExamReport } from '../session/exam/report.ts';
import { jsonText } from '../source/json-text.ts';
import { programName } from '../source/program-name.ts';
import type { ExamFrontend } from '../ui/frontend/exam-frontend.ts';
import { type Act, examples } from './command.ts';
import { examDocument } from './exam/exam-document.ts';
import { collect, DECK_FLAG, wholeNumber } from './flags.ts';

/** As many as the real exam has on average. */
export const TASKS = 17;
const MOST_TASKS = 100;
const MINUTE = 60_000;
const MOST_MINUTES = 600;
const STUDIED_TOPICS = 5;

export interface ExamCommand {
  readonly tasks: number;
  /** As long as the real exam where it is not given. */
  readonly minutes?: number;
  readonly seed?: string;
  readonly domains: readonly string[];
  readonly decks: readonly string[];
  readonly json: boolean;
  readonly plain: boolean;
}

interface Flags {
  readonly tasks: number;
  readonly minutes?: number;
  readonly seed?: string;
  readonly domain?: readonly string[];
  readonly deck?: readonly string[];
  readonly json?: boolean;
  readonly plain?: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .option('--tasks <n>', 'how many tasks', wholeNumber('--tasks', 1, MOST_TASKS), TASKS)
    .option('--minutes <n>', 'time for all (default: 120)', wholeNumber('--minutes', 1, MOST_MINUTES))
    .option('--seed <text>', 'the same seed draws the same tasks, those of the last exam too')
    .option('--domain <slug>', 'only this domain of the exam', collect)
    .option(...DECK_FLAG)
    .option('--json', 'print the result as one JSON document, the tasks on stderr')
    .option('--plain', 'plain lines: no keys, no colours, nothing redrawn')
    .action((flags: Flags) => act((env) => exam(optionsOf(flags), env)));
  examples(command, [
    ['k8s-drill exam', '17 tasks in 120 minutes; exit code 1 when it is failed'],
    ['k8s-drill exam --tasks 5 --minutes 30', 'a short one'],
    ['k8s-drill exam --domain troubleshooting,storage', 'of two domains'],
    ['k8s-drill exam --seed monday', 'everyone who passes this seed gets the same tasks'],
    ['k8s-drill exam', 'resumes after a crash; the clock kept running'],
  ]);
}

function optionsOf({ tasks, minutes, seed, domain = [], deck = [], json, plain }: Flags): ExamCommand {
  return {
    tasks,
    domains: domain,
    decks: deck,
    json: json === true,
    plain: plain === true,
    ...(minutes !== undefined && { minutes }),
    ...(seed !== undefined && { seed }),
  };
}

/** A mock exam, or the one that is under way; 1 when it is failed. */
export async function exam(options: ExamCommand, env: Env): Promise<number> {
  const learner = await openLearner(env, options.decks);
  const { report, study } = await sit(options, learner, env);
  if (study && report !== null) await studyNext(report, options, env);
  return report === null || report.passed ? 0 : 1;
}

async function sit(options: ExamCommand, learner: Learner, env: Env): Promise<ExamEnd> {
  const { progress, metadata, library } = learner;
  progress.checkWritable();
  const store = openExamStore(env);
  const start = startOf(options, learner, store, env);
  const frontend = await openExamFrontend(env, {
    plain: options.plain || options.json,
    output: options.json ? env.stderr : env.stdout,
    editor: learner.editor,
  });
  try {
    return await playExam(start, {
      env,
      frontend: options.json ? printingDocument(frontend, env) : frontend,
      store,
      recorder: examRecorder(env, progress, metadata),
      loadCard: library.card,
    });
  } catch (error) {
    if (isFailure(error) && store.isUnderWay())
      env.stderr.write(
        `the exam is kept and its clock keeps running; ${programName(env.variables)} exam goes back to it\n`,
      );
    throw error;
  } finally {
    frontend.close();
  }
}

/** The document is printed with the report: before anything that can fail is written. */
function printingDocument(frontend: ExamFrontend, env: Env): ExamFrontend {
  return {
    ...frontend,
    show: (view) => {
      frontend.show(view);
      if (view.type === 'report') env.stdout.write(`${jsonText(examDocument(view.report), null, 2)}\n`);
    },
  };
}

function startOf(options: ExamCommand, learner: Learner, store: ExamStore, env: Env): ExamStep {
  const { attempt, kept } = store.current();
  if (kept !== null)
    env.stderr.write(`k8s-drill: the exam that was under way cannot be read; it is kept as ${kept}\n`);
  return attempt ? takeUpExam(attempt, momentOf(env)) : drawn(options, learner, store, env);
}

/** A new exam. The seed that a learner names draws the same tasks whatever was asked before. */
function drawn(options: ExamCommand, learner: Learner, store: ExamStore, env: Env): ExamStep {
  const { library, progress } = learner;
  const curriculum = loadCurriculum(env);
  const last = options.seed === undefined ? (store.results().results.at(-1)?.tasks ?? []) : [];
  const seed = options.seed ?? env.randomHex(4);
  const { tasks, repeated } = drawExam({
    entries: learner.select({ ...EVERYTHING, domains: options.domains }),
    states: progress.states,
    weights: domainWeights(curriculum),
    count: options.tasks,
    seed,
    previous: new Set(last.map(({ card }) => currentIdentity(card, library.renames))),
  });
  if (tasks.length === 0) {
    const help = `an exam is drawn from cards of the kinds ${EXAM_KINDS.join(', ')}`;
    throw new Failure({ code: 'nothing-matches', what: 'an exam', help });
  }
  const minutes = options.minutes ?? curriculum.minutes;
  const duration = Math.ceil((minutes * tasks.length) / options.tasks) * MINUTE;
  const { passMark } = curriculum;
  const attempt = newExamAttempt({ id: env.randomHex(16), seed, duration, passMark, tasks }, momentOf(env));
  return offerExam(attempt, { asked: options.tasks, repeated });
}

/** A session on the topics that cost the most. */
async function studyNext({ study }: ExamReport, { decks, plain }: ExamCommand, env: Env): Promise<void> {
  const topics = study.slice(0, STUDIED_TOPICS).map(({ topic }) => topic);
  const run = (await import('./study.ts')).study;
  await run({ selection: { ...EVERYTHING, topics }, decks, cram: false, plain }, env);
}
