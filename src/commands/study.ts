import type { Command } from 'commander';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import { isInteractive } from '../editor/is-interactive.ts';
import type { Env } from '../env.ts';
import { Failure } from '../errors.ts';
import { currentStreak, missedOn } from '../learner/day-end.ts';
import { dayOptions } from '../learner/day-options.ts';
import { type Learner, openLearner } from '../learner/open-learner.ts';
import { isEverything, type Selection } from '../learner/selection.ts';
import { openFrontend } from '../play/open-frontend.ts';
import { playSession } from '../play/play-session.ts';
import { forgettingRecorder, savingRecorder } from '../play/recorder.ts';
import { type DayPlan, planDay } from '../schedule/day.ts';
import { buildQueue } from '../schedule/queue/build-queue.ts';
import { type DayLoad, dayLoad } from '../schedule/queue/day-load.ts';
import { unopenedUnits } from '../session/introductions.ts';
import { outlookOf } from '../session/outlook.ts';
import { startStudy } from '../session/study.ts';
import { type Act, examples } from './command.ts';
import { addSelectionFlags, readSelection, type SelectionFlags, wholeNumber } from './flags.ts';
import { isFirstRun } from './start/is-first-run.ts';
import { askToGoOn } from './study/ask-to-go-on.ts';
import type { DayTime } from './study/minutes-for-lab.ts';
import { minutesForLab } from './study/minutes-for-lab.ts';

export interface StudyCommand {
  readonly selection: Selection;
  readonly decks: readonly string[];
  readonly limit?: number;
  readonly newCards?: number;
  readonly minutes?: number;
  /** Asks what was missed today, instead of the day's session. */
  readonly missed?: boolean;
  /** Asks cards that are due after today. */
  readonly ahead?: boolean;
  readonly cram: boolean;
  readonly plain: boolean;
}

interface Flags extends SelectionFlags {
  readonly limit?: number;
  readonly new?: number;
  readonly minutes?: number;
  readonly missed?: boolean;
  readonly ahead?: boolean;
  readonly cram?: boolean;
  readonly plain?: boolean;
}

export function define(command: Command, act: Act): void {
  addSelectionFlags(command)
    .option('--limit <n>', 'at most so many cards', wholeNumber('--limit', 1, 10_000))
    .option('--new <n>', 'new cards today, in place of the setting', wholeNumber('--new', 0, 10_000))
    .option('--minutes <n>', 'minutes for this session', wholeNumber('--minutes', 1, 1440))
    .option('--missed', 'ask again what was missed today')
    .option('--ahead', "go on after the day's share, with what comes next")
    .option('--cram', 'ask all that is selected, and leave the schedule alone')
    .option('--plain', 'plain lines: no keys, no colours, nothing redrawn')
    .action((flags: Flags) => act((env) => study(optionsOf(flags), env)));
  examples(command, [
    ['k8s-drill study', "today's session"],
    ['k8s-drill study --topic rbac --minutes 15', 'a quarter of an hour of RBAC'],
    ['k8s-drill study --cram --domain storage', 'everything on storage, unscheduled'],
    ['k8s-drill study --deck ./my-deck.md', 'with a deck of your own'],
  ]);
}

function optionsOf(flags: Flags): StudyCommand {
  const { limit, minutes, new: newCards } = flags;
  return {
    selection: readSelection(flags),
    decks: flags.deck ?? [],
    missed: flags.missed === true,
    ahead: flags.ahead === true,
    cram: flags.cram === true,
    plain: flags.plain === true,
    ...(limit !== undefined && { limit }),
    ...(newCards !== undefined && { newCards }),
    ...(minutes !== undefined && { minutes }),
  };
}

/** The session of a command line without flags. */
export function studyToday(env: Env): Promise<number> {
  return study(optionsOf({}), env);
}

/** Whether the command line selects cards: then the plan leaves out none of them. */
function isNamed({ selection }: StudyCommand): boolean {
  return Object.values(selection).some((names) => names.length > 0);
}

/** Leaves out labs, which need a shell. @throws Failure `nothing-matches` if only labs are selected */
function withoutLabs(selected: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const cards = selected.filter((entry) => entry.kind !== 'lab');
  if (cards.length > 0) return cards;
  throw new Failure({ code: 'nothing-matches', what: 'but labs', help: 'k8s-drill lab starts one' });
}

/** Asks a new learner for what the plan needs, and offers the placement questions. */
async function beginFirstRun(env: Env): Promise<void> {
  const { askFirstRun } = await import('./start/first-run.ts');
  if ((await askFirstRun(env)) === 'place') await (await import('./place.ts')).place({ plain: false }, env);
}

/** Runs the day's session. @returns always 0, whatever the answers */
export async function study(options: StudyCommand, env: Env): Promise<number> {
  if (!options.plain && isFirstRun(env)) await beginFirstRun(env);
  const learner = await openLearner(env, options.decks);
  const { progress, scheduler, metadata, day } = learner;
  const entries = withoutLabs(learner.select(options.selection));
  if (!options.cram) progress.checkWritable();
  const today = dayOptions(learner, env, {
    ...(isNamed(options) && { named: entries }),
    ...(options.newCards !== undefined && { newCards: options.newCards }),
    ...(options.minutes !== undefined && { minutes: options.minutes }),
    ...(options.ahead && { ahead: true }),
  });
  const plan = planDay(today);
  const { limit, cram, minutes } = options;
  const start = startStudy(
    {
      ...plan,
      budget: withoutLab(plan, options, learner, env),
      ...(cram && {
        entries,
        budget: { seconds: minutes ? minutes * 60 : Number.POSITIVE_INFINITY, spent: 0 },
      }),
      cram,
      ...(limit && { limit }),
      ...(options.missed && { again: missedOn(learner) }),
      ...(!cram && { introductions: unopenedUnits(learner.library.entries, progress.states) }),
    },
    env.now(),
  );
  const tomorrow = (): DayLoad =>
    dayLoad(buildQueue(planDay({ ...dayOptions(learner, env), day: day + 1, spent: 0 })));
  const frontend = await openFrontend(env, {
    plain: options.plain,
    output: env.stdout,
    editor: learner.editor,
  });
  const isOver = start.effects.at(-1)?.type === 'end';
  if (!cram && isOver && progress.doneOn(day).ms > 0) {
    frontend.show({ type: 'day-done', missed: missedOn(learner).length, tomorrow: tomorrow() });
    frontend.close();
    return goOn(options, learner, timeOf(learner, plan), env);
  }
  if (today.exam && !cram && !isNamed(options) && !options.missed) {
    const { minutesPerDay } = today;
    const daysLeft = today.exam.day - day;
    frontend.show({ type: 'exam-ahead', daysLeft, cards: plan.entries.length, minutesPerDay });
  }
  const recorder = cram
    ? forgettingRecorder(progress.states, scheduler, metadata)
    : savingRecorder(progress, metadata, 'study');
  const summary = await playSession(start, { env, learner, frontend, recorder });
  if (cram) return 0;
  const time = timeOf(learner, plan);
  const streak = currentStreak(learner);
  frontend.show({ type: 'outlook', outlook: outlookOf(summary, { time, streak, tomorrow: tomorrow() }) });
  return summary.reason === 'finished' ? goOn(options, learner, time, env) : 0;
}

/** The day's time without the minutes of a lab, if one can be offered after the cards. */
function withoutLab(
  { budget }: Pick<DayPlan, 'budget'>,
  { plain, missed, ahead, selection, minutes }: StudyCommand,
  { library, progress, day }: Learner,
  env: Env,
): DayPlan['budget'] {
  const isWhole = isEverything(selection) && minutes === undefined && !missed && !ahead;
  if (plain || !isWhole || !isInteractive(env)) return budget;
  const forLab = minutesForLab(library.entries, progress.states, day, budget.seconds / 60);
  return { ...budget, seconds: budget.seconds - forLab * 60 };
}

/** The minutes of the day: how many were studied, and how many there are. */
function timeOf({ progress, day }: Learner, { budget }: Pick<DayPlan, 'budget'>): DayTime {
  return { spent: progress.doneOn(day).ms / 60_000, budget: budget.seconds / 60 };
}

/** Runs what the learner chooses after the day's session; nothing if there is no terminal. */
async function goOn(
  { selection, decks, plain }: StudyCommand,
  learner: Learner,
  time: DayTime,
  env: Env,
): Promise<number> {
  if (plain || !isInteractive(env)) return 0;
  const offered = (await import('./study/lab-that-fits.ts')).labThatFits(learner, selection, time, env);
  const next = await askToGoOn(missedOn(learner).length, offered, env);
  if (next === 'quit') return 0;
  if (next === 'lab' && offered !== undefined)
    return (await import('./lab.ts')).lab(
      { identity: offered.identity, selection, decks, builtIn: false },
      env,
    );
  return study({ selection, decks, plain, cram: false, [next]: true }, env);
}
