import type { Env } from '../../env.ts';
import { endedBy } from '../../errors.ts';
import type { Learner } from '../../learner/open-learner.ts';
import { examRecorder } from '../../play/exam-recorder.ts';
import { openExamFrontend } from '../../play/open-frontend.ts';
import { type ExamEnd, momentOf, playExam } from '../../play/play-exam.ts';
import type { ExamStore } from '../../progress/exams/exam-store.ts';
import { type EndReason, type ExamAttempt, timeLeft, timeLeftKnown } from '../../session/exam/attempt.ts';
import { startClock } from '../../session/exam/clock.ts';
import type { ExamView } from '../../session/exam/effect.ts';
import { wasOpened } from '../../session/exam/lab-exam.ts';
import { reported } from '../../session/exam/marking.ts';
import type { ExamFrontend } from '../../ui/frontend/exam-frontend.ts';
import { beforeAbort, withinTime } from '../../ui/frontend/time-limit.ts';
import { wrap } from '../../ui/render/wrap.ts';
import { screenOf } from '../../ui/screen-of.ts';
import { usesBuiltIn } from '../cluster/shell.ts';
import { listenForWords, openWordShell } from '../lab/word-shell.ts';
import { type ExamLabs, openExamLabs } from './exam-labs.ts';
import { EXAM_WORDS } from './exam-words.ts';
import { LabExamSession } from './lab-exam-session.ts';

export interface LabExamOptions {
  readonly attempt: ExamAttempt;
  /** The introduction to a new exam, or to one that is resumed. */
  readonly first: Extract<ExamView, { readonly type: 'opening' | 'resumed' }>;
  readonly builtIn: boolean;
}

/**
 * An exam in a shell: every task is a lab on a cluster of its own, and all are open at the same time. After a crash the clock keeps running;
 * the clusters start again.
 * @throws Failure if a signal ends it; the attempt is kept
 */
export async function takeLabExam(
  { attempt, first, builtIn }: LabExamOptions,
  learner: Learner,
  store: ExamStore,
  env: Env,
): Promise<ExamEnd> {
  if (!(await isBegun(first, learner, env))) return { type: 'end', report: null, study: false };
  const labs = await openExamLabs(attempt.tasks, learner.library.card, env, tellOpened(attempt, env));
  env.stdout.write('\n');
  try {
    const now = momentOf(env);
    const begun =
      first.type === 'resumed' ? attempt : { ...attempt, startedAt: now.wall, clock: startClock(now) };
    const session = new LabExamSession(begun, labs.labs, { now: () => momentOf(env), keep: store.keep });
    const reason = await work(session, labs, builtIn, learner, env);
    const graded = session.grade(reason);
    return await withFrontend(learner, env, (frontend) => {
      frontend.show({ type: 'over', reason, late: false });
      const exam = { ...graded, phase: 'after', card: null, openedAt: 0 } as const;
      return playExam(reported(exam), {
        ...{ env, frontend, store, loadCard: learner.library.card },
        recorder: examRecorder(env, learner.progress, learner.metadata),
      });
    });
  } finally {
    await labs.stop();
  }
}

/** Reports how many clusters are ready: on one line of a terminal, or once if there is no terminal. */
function tellOpened({ tasks }: ExamAttempt, { stdout }: Env): (count: number) => void {
  if (stdout.isTTY)
    return (count) => stdout.rewriteLine(`Setting up cluster ${count + 1} of ${tasks.length} …`);
  return (count) => {
    if (count === 0) stdout.write(`Setting up ${tasks.length} clusters …`);
  };
}

async function isBegun(first: LabExamOptions['first'], learner: Learner, env: Env): Promise<boolean> {
  return withFrontend(learner, env, async (frontend) => {
    frontend.show(first);
    if (first.type === 'resumed') return true;
    return (await frontend.ask({ type: 'begin' }, null)).type === 'go-on';
  });
}

async function withFrontend<T>(
  { editor }: Learner,
  env: Env,
  use: (frontend: ExamFrontend) => Promise<T>,
): Promise<T> {
  const frontend = await openExamFrontend(env, { plain: false, output: env.stdout, editor });
  try {
    return await use(frontend);
  } finally {
    frontend.close();
  }
}

/** Opens the shell, and opens it again until the learner ends the exam or the time is up. */
async function work(
  session: LabExamSession,
  labs: ExamLabs,
  builtIn: boolean,
  learner: Learner,
  env: Env,
): Promise<EndReason> {
  const left = (): number => timeLeft(session.attempt, momentOf(env));
  if (timeLeftKnown(session.attempt) === 0) return 'time-up';
  const control = await listenForWords((word, screen) => session.answer(word, screen), env);
  const shell = {
    ...{ folder: labs.folder, work: labs.work, variables: { EXAM: labs.work } },
    ...{ prompt: 'exam', words: Object.keys(EXAM_WORDS), builtIn: usesBuiltIn({ builtIn }, env) },
  };
  try {
    env.stdout.write(session.task(screenOf(env)));
    introduce(env);
    for (;;) {
      const end = await withinTime(left, (signal) =>
        openWordShell({ ...shell, fault: beforeAbort(labs.fault, signal) }, control, env),
      );
      if (typeof end === 'string') throw endedBy(end);
      if ('type' in end) return 'time-up';
      const answer = await withFrontend(learner, env, async (frontend) => {
        frontend.show({
          type: 'ending',
          open: notOpened(session.attempt),
          word: 'opened',
          flagged: flagged(session.attempt),
        });
        return frontend.ask({ type: 'ending' }, left);
      });
      if (answer.type === 'time-up') return 'time-up';
      if (answer.type === 'end-of-input') return 'input-ended';
      if (answer.type !== 'stay') return 'finished';
    }
  } finally {
    control.close();
  }
}

const notOpened = (attempt: ExamAttempt): number =>
  attempt.tasks.filter((_, at) => !wasOpened(attempt, at)).length;
const flagged = ({ tasks }: ExamAttempt): number => tasks.filter((task) => task.flagged).length;

function introduce(env: Env): void {
  const { style, width } = screenOf(env);
  const key = (word: string): string => style.key(word);
  const text = `${key('task 2')} turns to a task, ${key('tasks')} lists them with the time that is left, ${key('flag')} flags the open one, ${key('exit')} ends the exam. Each task has a context and a folder of its own.`;
  env.stdout.write(`\n${wrap(text, width)}\n\n`);
}
