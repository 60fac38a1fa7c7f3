import type { Card } from '../deck/card.ts';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import { currentIdentity } from '../deck/identity.ts';
import type { Edited } from '../editor/edit-card.ts';
import { editorCommand } from '../editor/open-editor.ts';
import type { Env } from '../env.ts';
import type { EventMetadata } from '../progress/event.ts';
import { createEventMetadata } from '../progress/event-metadata.ts';
import { openProgress, type Progress } from '../progress/progress.ts';
import { readSettings } from '../progress/read-settings.ts';
import type { Settings } from '../progress/settings.ts';
import { DEFAULT_PARAMETERS } from '../schedule/parameters.ts';
import type { StudyDay } from '../schedule/review.ts';
import { createScheduler, type Scheduler } from '../schedule/scheduler.ts';
import { studyDay } from '../schedule/study-day.ts';
import { type Library, openLibrary } from './deck-library.ts';
import { loadCurriculum } from './load-curriculum.ts';
import { reportDeckFindings, reportUnreadable } from './report-deck-findings.ts';
import { reportLogFindings, reportSettingFindings } from './report-home-findings.ts';
import { type Selection, select } from './selection.ts';

/** A learner with decks, settings and progress, with which most commands begin. */
export interface Learner {
  readonly library: Library;
  readonly settings: Settings;
  /** The editor and its arguments. */
  readonly editor: readonly string[];
  readonly scheduler: Scheduler;
  readonly progress: Progress;
  readonly metadata: () => EventMetadata;
  /** Today's study day. */
  readonly day: StudyDay;
  select(selection: Selection): CatalogueEntry[];
  editCard(card: Card): Promise<Edited>;
}

/** The message at the first start after an update. */
const WHAT_CHANGED =
  'new in this version: missed cards come back on the same day until you know them, minutes-per-day is the budget of every day, ' +
  'and new cards follow a course; your progress is kept';

/**
 * Opens decks, settings and progress, and reports their problems on stderr; creates nothing.
 * @param decks files and folders that take precedence over the home's decks and the shipped ones
 * @throws Failure if one of them cannot be read
 */
export async function openLearner(env: Env, decks: readonly string[]): Promise<Learner> {
  const library = await openLibrary(env, decks);
  const { settings, findings } = readSettings(env);
  const scheduler = createScheduler({
    ...DEFAULT_PARAMETERS,
    desiredRetention: settings['desired-retention'],
    daysOff: settings['days-off'],
    easyDays: settings['easy-days'],
    examDay: settings['exam-date'],
    ...(settings.weights && { weights: settings.weights }),
  });
  const progress = openProgress(env, scheduler, (identity) => currentIdentity(identity, library.renames));
  reportUnreadable(env, library.unreadable);
  reportDeckFindings(env, library.findings);
  reportSettingFindings(env, findings);
  reportLogFindings(env, progress.findings);
  if (progress.updated) env.stderr.write(`k8s-drill: ${WHAT_CHANGED}\n`);
  const now = env.now();
  const topics = library.decks.map((deck) => deck.topic);
  const editor = editorCommand(env, settings.editor);
  return {
    library,
    editor,
    settings,
    scheduler,
    progress,
    metadata: createEventMetadata(env, settings['day-start']),
    day: studyDay(now, env.zoneOffset(now), settings['day-start']),
    select: (selection) => select(library.entries, selection, topics, () => loadCurriculum(env)),
    editCard: async (card) => {
      const { editCard } = await import('../editor/edit-card.ts');
      return editCard(env, editor, card);
    },
  };
}
