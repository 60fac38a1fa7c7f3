import type { Command } from 'commander';
import type { Env } from '../env.ts';
import { examAhead } from '../learner/exam-ahead.ts';
import { openLearner } from '../learner/open-learner.ts';
import type { Selection } from '../learner/selection.ts';
import { openFrontend } from '../play/open-frontend.ts';
import { playSession } from '../play/play-session.ts';
import { forgettingRecorder, savingRecorder } from '../play/recorder.ts';
import { shareToday } from '../schedule/day-share.ts';
import { unopenedUnits } from '../session/introductions.ts';
import { outlookOf } from '../session/outlook.ts';
import { startStudy } from '../session/study.ts';
import { type Act, examples } from './command.ts';
import { addSelectionFlags, readSelection, type SelectionFlags, wholeNumber } from './flags.ts';
import { askFirstRun, isFirstRun } from './start/first-run.ts';

export interface StudyCommand {
  readonly selection: Selection;
  readonly decks: readonly string[];
  readonly limit?: number;
  readonly newCards?: number;
  readonly minutes?: number;
  readonly cram: boolean;
  readonly plain: boolean;
}

interface Flags extends SelectionFlags {
  readonly limit?: number;
  readonly new?: number;
  readonly minutes?: number;
  readonly cram?: boolean;
  readonly plain?: boolean;
}

export function define(command: Command, act: Act): void {
  addSelectionFlags(command)
    .option('--limit <n>', 'at most so many cards', wholeNumber('--limit', 1, 10_000))
    .option('--new <n>', 'new cards today, in place of the setting', wholeNumber('--new', 0, 10_000))
    .option('--minutes <n>', 'ask nothing new after so many minutes', wholeNumber('--minutes', 1, 1440))
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

/** Plays the day's session; always 0, however it went. */
export async function study(options: StudyCommand, env: Env): Promise<number> {
  if (!options.plain && isFirstRun(env) && (await askFirstRun(env)) === 'place')
    await (await import('./place.ts')).place({ plain: false }, env);
  const learner = await openLearner(env, options.decks);
  const { progress, scheduler, settings, metadata, day } = learner;
  const entries = learner.select(options.selection);
  if (!options.cram) progress.checkWritable();
  const exam = options.cram ? null : examAhead(settings, day, env);
  const toward =
    exam && (await import('../learner/study-toward-exam.ts')).studyTowardExam(learner, exam, options);
  const frontend = await openFrontend(env, {
    plain: options.plain,
    output: env.stdout,
    editor: learner.editor,
  });
  const recorder = options.cram
    ? forgettingRecorder(progress.states, scheduler, metadata)
    : savingRecorder(progress, metadata, 'study');
  if (toward) frontend.show({ type: 'exam-plan', status: toward.status });
  const share = shareToday(day, scheduler.parameters);
  const start = startStudy(
    {
      entries,
      states: progress.states,
      day,
      scheduler,
      newPerDay: options.newCards ?? Math.ceil(settings['new-per-day'] * share),
      reviewsPerDay: Math.ceil(settings['reviews-per-day'] * share),
      seed: String(day),
      cram: options.cram,
      ...(!options.cram && { introductions: unopenedUnits(learner.library.entries, progress.states) }),
      ...(options.limit !== undefined && { limit: options.limit }),
      ...(options.minutes !== undefined && { duration: options.minutes * 60_000 }),
      ...(toward && { ...toward.queue, duration: toward.duration }),
    },
    env.now(),
  );
  const summary = await playSession(start, { env, learner, frontend, recorder });
  const outlook = outlookOf(summary, entries, progress.states, day, scheduler);
  if (!options.cram) frontend.show({ type: 'outlook', outlook });
  return 0;
}
