import type { Command } from 'commander';
import { domainWeights } from '../curriculum/curriculum.ts';
import { currentIdentity } from '../deck/identity.ts';
import { isInteractive } from '../editor/is-interactive.ts';
import type { Env } from '../env.ts';
import { Failure, isFailure } from '../errors.ts';
import { loadCurriculum } from '../learner/load-curriculum.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { EVERYTHING } from '../learner/selection.ts';
import { examRecorder } from '../play/exam-recorder.ts';
import { openExamFrontend } from '../play/open-frontend.ts';
import { type ExamEnd, momentOf, playExam } from '../play/play-exam.ts';
import { type ExamStore, openExamStore } from '../progress/exams/exam-store.ts';
import { type ExamAttempt, newExamAttempt, resumed } from '../session/exam/attempt.ts';
import { drawExam, EXAM_KINDS } from '../session/exam/draw.ts';
import { offerExam, takeUpExam } from '../session/exam/exam.ts';
import { isLabExam } from '../session/exam/lab-exam.ts';
import type { ExamReport } from '../session/exam/report.ts';
import { jsonText } from '../source/json-text.ts';
import { programName } from '../source/program-name.ts';
import type { ExamFrontend } from '../ui/frontend/exam-frontend.ts';
import { type Act, examples } from './command.ts';
import { examDocument } from './exam/exam-document.ts';
import { collect, DECK_FLAG, wholeNumber } from './flags.ts';

/** The average number of tasks in the real exam. */
export const TASKS = 17;
const MOST_TASKS = 100;
const MINUTE = 60_000;
const MOST_MINUTES = 600;
const STUDIED_TOPICS = 5;

export interface ExamCommand {
  readonly tasks: number;
  /** The duration of the real exam by default. */
  readonly minutes?: number;
  readonly seed?: string;
  readonly domains: readonly string[];
  readonly decks: readonly string[];
  readonly json: boolean;
  readonly plain: boolean;
  /** Whether the tasks are cards, even if there are labs. */
  readonly cards: boolean;
  readonly builtIn: boolean;
}

interface Flags {
  readonly tasks: number;
  readonly minutes?: number;
  readonly seed?: string;
  readonly domain?: readonly string[];
  readonly deck?: readonly string[];
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly cards?: boolean;
  readonly builtIn?: boolean;
}

export function define(command: Command, act: Act): void {
  command
    .option('--tasks <n>', 'how many tasks', wholeNumber('--tasks', 1, MOST_TASKS), TASKS)
    .option('--minutes <n>', 'time for all (default: 120)', wholeNumber('--minutes', 1, MOST_MINUTES))
    .option('--seed <text>', 'the same seed draws the same tasks, those of the last exam too')
    .option('--domain <slug>', 'only this domain of the exam', collect)
    .option(...DECK_FLAG)
    .option('--cards', 'ask cards instead of labs in a shell, as in a pipe')
    .option('--built-in', 'use the kubectl that is built in, even if there is one on the PATH')
    .option('--json', 'print the result as one JSON document, the tasks on stderr')
    .option('--plain', 'plain lines: no keys, no colours, nothing redrawn')
    .action((flags: Flags) => act((env) => exam(optionsOf(flags), env)));
  examples(command, [
    ['k8s-drill exam', '17 labs in 120 minutes, in one shell; exit code 1 when it is failed'],
    ['k8s-drill exam --cards', 'typed commands, manifests and choices instead'],
    ['k8s-drill exam --tasks 5 --minutes 30', 'a short one'],
    ['k8s-drill exam --domain troubleshooting,storage', 'of two domains'],
    ['k8s-drill exam --seed monday', 'everyone who passes this seed gets the same tasks'],
    ['k8s-drill exam', 'resumes after a crash; the clock kept running'],
  ]);
}

function optionsOf(flags: Flags): ExamCommand {
  const { tasks, minutes, seed, domain = [], deck = [] } = flags;
  return {
    tasks,
    domains: domain,
    decks: deck,
    json: flags.json === true,
    plain: flags.plain === true,
    cards: flags.cards === true,
    builtIn: flags.builtIn === true,
    ...(minutes !== undefined && { minutes }),
    ...(seed !== undefined && { seed }),
  };
}

/** Runs a new mock exam, or resumes the one in progress. @returns 1 if it is failed */
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
  const left = leftExam(store, env);
  const drawn = left === null ? drawNew(options, learner, store, env) : null;
  const attempt = left ?? drawn?.attempt;
  if (attempt === undefined) throw nothingToDraw();
  if (isLabExam(attempt)) return takeLabs(attempt, drawn, options, learner, store, env);
  const start = drawn === null ? takeUpExam(attempt, momentOf(env)) : offerExam(attempt, drawn);
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
    sayKept(error, store, env);
    throw error;
  } finally {
    frontend.close();
  }
}

/** Prints the document with the report, before anything that can fail is written. */
function printingDocument(frontend: ExamFrontend, env: Env): ExamFrontend {
  return {
    ...frontend,
    show: (view) => {
      frontend.show(view);
      if (view.type === 'report') env.stdout.write(`${jsonText(examDocument(view.report), null, 2)}\n`);
    },
  };
}

function sayKept(error: unknown, store: ExamStore, env: Env): void {
  if (!isFailure(error) || !store.isUnderWay()) return;
  env.stderr.write(
    `the exam is kept and its clock keeps running; ${programName(env.variables)} exam goes back to it\n`,
  );
}

/** The exam in progress, or `null`. */
function leftExam(store: ExamStore, env: Env): ExamAttempt | null {
  const { attempt, kept } = store.current();
  if (kept !== null)
    env.stderr.write(`k8s-drill: the exam that was under way cannot be read; it is kept as ${kept}\n`);
  return attempt;
}

interface NewExam {
  readonly attempt: ExamAttempt;
  readonly asked: number;
  readonly repeated: number;
}

/** A new exam. A seed that the learner passes draws the same tasks whatever was asked before. */
function drawNew(options: ExamCommand, learner: Learner, store: ExamStore, env: Env): NewExam {
  const { library, progress } = learner;
  const curriculum = loadCurriculum(env);
  const last = options.seed === undefined ? (store.results().results.at(-1)?.tasks ?? []) : [];
  const seed = options.seed ?? env.randomHex(4);
  const entries = learner.select({ ...EVERYTHING, domains: options.domains });
  const { tasks, repeated } = drawExam({
    entries,
    labs: asksLabs(options, env) && entries.some(({ kind }) => kind === 'lab'),
    states: progress.states,
    weights: domainWeights(curriculum),
    count: options.tasks,
    seed,
    previous: new Set(last.map(({ card }) => currentIdentity(card, library.renames))),
  });
  if (tasks.length === 0) throw nothingToDraw();
  const minutes = options.minutes ?? curriculum.minutes;
  const duration = Math.ceil((minutes * tasks.length) / options.tasks) * MINUTE;
  const { passMark } = curriculum;
  const attempt = newExamAttempt({ id: env.randomHex(16), seed, duration, passMark, tasks }, momentOf(env));
  return { attempt, asked: options.tasks, repeated };
}

function nothingToDraw(): Failure {
  const help = `an exam is drawn from labs, or from cards of the kinds ${EXAM_KINDS.join(', ')}`;
  return new Failure({ code: 'nothing-matches', what: 'an exam', help });
}

/** Labs need a shell, and a shell a terminal. */
function asksLabs({ cards, plain, json }: ExamCommand, env: Env): boolean {
  return !cards && !plain && !json && isInteractive(env);
}

async function takeLabs(
  left: ExamAttempt,
  drawn: NewExam | null,
  options: ExamCommand,
  learner: Learner,
  store: ExamStore,
  env: Env,
): Promise<ExamEnd> {
  if (!asksLabs(options, env))
    throw new Failure({
      code: 'usage',
      message: 'the exam under way is one of labs; k8s-drill exam at a terminal goes back to it',
    });
  const attempt = drawn === null ? resumed(left, momentOf(env)) : left;
  const first =
    drawn === null ? ({ type: 'resumed', attempt } as const) : ({ type: 'opening', ...drawn } as const);
  const { takeLabExam } = await import('./exam/take-lab-exam.ts');
  try {
    return await takeLabExam({ attempt, first, builtIn: options.builtIn }, learner, store, env);
  } catch (error) {
    sayKept(error, store, env);
    throw error;
  }
}

/** A session on the topics that lost the most points. */
async function studyNext({ study }: ExamReport, { decks, plain }: ExamCommand, env: Env): Promise<void> {
  const topics = study.slice(0, STUDIED_TOPICS).map(({ topic }) => topic);
  const run = (await import('./study.ts')).study;
  await run({ selection: { ...EVERYTHING, topics }, decks, cram: false, plain }, env);
}
