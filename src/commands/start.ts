import { isInteractive } from '../editor/is-interactive.ts';
import type { Env, Prompter } from '../env.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { EVERYTHING } from '../learner/selection.ts';
import { emptyState } from '../schedule/card-state.ts';
import { formatStudyDay } from '../schedule/study-day.ts';
import { isDue } from '../session/topic-status.ts';
import { count } from '../ui/render/numbers.ts';
import { isFirstRun } from './start/is-first-run.ts';

/**
 * What runs when no command is named. The first time: a few questions, then the first card. Later: what is due, and a short menu.
 * @param help printed where there is no terminal
 */
export async function start(env: Env, help: string): Promise<number> {
  if (!isInteractive(env)) {
    env.stdout.write(help);
    return 0;
  }
  if (isFirstRun(env)) return beginStudy(env);
  const prompter = await env.prompter();
  let run: Begin;
  try {
    run = await menu(env, prompter);
  } finally {
    prompter.close();
  }
  return run(env);
}

/** Begins a session; gives the exit code. */
type Begin = (env: Env) => Promise<number>;

const QUIT = { label: 'Quit', run: async () => 0 };
const MENU: readonly { readonly label: string; readonly run: Begin }[] = [
  { label: 'Study', run: beginStudy },
  { label: 'Quiz: ten questions', run: beginQuiz },
  { label: 'Mock exam, or the one that is under way', run: beginExam },
  QUIT,
];

/** What the learner wants to do. */
async function menu(env: Env, prompter: Prompter): Promise<Begin> {
  const learner = await openLearner(env, []);
  env.stdout.write(`\n${today(learner)}\n\n`);
  const items = MENU.map(({ label }) => label);
  const reply = await prompter.ask({ type: 'menu', label: 'What now?', items });
  const picked = reply.type === 'items' ? (reply.items[0] ?? -1) : -1;
  return (MENU[picked] ?? QUIT).run;
}

async function beginStudy(env: Env): Promise<number> {
  const { study } = await import('./study.ts');
  return study({ selection: EVERYTHING, decks: [], cram: false, plain: false }, env);
}

async function beginQuiz(env: Env): Promise<number> {
  const { quiz } = await import('./quiz.ts');
  return quiz(
    { selection: EVERYTHING, decks: [], count: 10, minScore: 0, record: true, json: false, plain: false },
    env,
  );
}

async function beginExam(env: Env): Promise<number> {
  const { exam, TASKS } = await import('./exam.ts');
  return exam(
    { tasks: TASKS, domains: [], decks: [], json: false, plain: false, cards: false, builtIn: false },
    env,
  );
}

function today({ progress, library, day, scheduler, settings }: Learner): string {
  const states = library.entries.map(({ identity }) => progress.states.get(identity) ?? emptyState());
  const due = states.filter((state) => isDue(state, day, scheduler)).length;
  const unseen = states.filter((state) => state.phase === 'new' && state.suspended === null).length;
  const exam = settings['exam-date'];
  const lines = [`${due} due, ${unseen} not seen yet.`];
  if (exam !== null && exam >= day)
    lines.push(
      `The exam is on ${formatStudyDay(exam)}: ${exam === day ? 'today' : `${count(exam - day, 'day')} left`}.`,
    );
  return lines.join('\n');
}
