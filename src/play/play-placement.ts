import type { Kind } from '../deck/card.ts';
import type { CatalogueEntry } from '../deck/catalogue/catalogue-entry.ts';
import type { Env } from '../env.ts';
import type { Learner } from '../learner/open-learner.ts';
import { emptyState } from '../schedule/card-state.ts';
import { createRandom, shuffle } from '../schedule/random.ts';
import type { QuestionPosition } from '../session/effect.ts';
import { nextUnit, type PlacementAnswer, QUESTIONS } from '../session/placement.ts';
import { startSession } from '../session/session.ts';
import type { Frontend } from '../ui/frontend/frontend.ts';
import { play } from './play.ts';
import { forgettingRecorder } from './recorder.ts';

/** The things with which a placement is played. */
export interface PlacementStage {
  readonly learner: Learner;
  readonly frontend: Frontend;
  readonly env: Env;
}

/** Asks questions, each on the unit whose answer gives the most information, until none are left or the learner stops. */
export async function playPlacement(
  units: readonly string[],
  questions: ReadonlyMap<string, CatalogueEntry[]>,
  { learner, frontend, env }: PlacementStage,
): Promise<readonly PlacementAnswer[]> {
  const { library, editCard, progress, scheduler, metadata } = learner;
  const answers: PlacementAnswer[] = [];
  let isSkipped = false;
  const place = (): QuestionPosition => {
    const left = QUESTIONS - answers.length;
    return { number: answers.length + 1, left, day: null, minutesLeft: Math.ceil(left / 2) };
  };
  const skipped = (): void => {
    isSkipped = true;
  };
  const shown = placementFrontend(frontend, place, skipped);
  while (answers.length < QUESTIONS) {
    const open = new Set([...questions].filter(([, cards]) => cards.length > 0).map(([unit]) => unit));
    const unit = nextUnit(units, open, answers);
    const entry = unit === undefined ? undefined : questions.get(unit)?.shift();
    if (unit === undefined || entry === undefined) break;
    const { identity, kind } = entry;
    const feed = { type: 'list', identities: [identity] } as const;
    const entries = new Map([[identity, entry]]);
    const start = startSession(
      { entries, seed: identity, feed, statuses: new Map(), endsAt: null },
      env.now(),
    );
    const recorder = forgettingRecorder(progress.states, scheduler, metadata);
    isSkipped = false;
    const summary = await play(start, { env, frontend: shown, recorder, loadCard: library.card, editCard });
    if (summary.reason !== 'finished' && !isSkipped) break;
    const done = summary.answers.at(-1);
    answers.push({ unit, kind, right: done !== undefined && done.outcome !== 'wrong' && done.hints === 0 });
  }
  return answers;
}

/** Kinds that can be graded, and answered within a minute. */
const ASKED: ReadonlySet<Kind> = new Set(['command', 'text', 'cloze', 'choice', 'multi']);

/** The questions of each unit that the learner has not begun: everyday commands first, then ideas. */
export function placementQuestions(
  { library, progress }: Learner,
  units: readonly string[],
  seed: string,
): Map<string, CatalogueEntry[]> {
  const random = createRandom(seed);
  const byUnit = new Map<string, CatalogueEntry[]>();
  const begun = new Set(
    library.entries
      .filter(({ identity }) => (progress.states.get(identity) ?? emptyState()).phase !== 'new')
      .map(({ unit }) => unit),
  );
  for (const entry of shuffle(library.entries, random)) {
    const { unit, kind, level, order } = entry;
    if (!units.includes(unit) || begun.has(unit) || !ASKED.has(kind) || level === 3) continue;
    if (order !== undefined && order > 1) continue;
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), entry]);
  }
  for (const cards of byUnit.values()) cards.sort((a, b) => b.level - a.level);
  return byUnit;
}

/**
 * Shows the sessions of a placement, which have one question each, as one session: with the position in the whole, and without their summaries. A
 * skipped question counts as not known.
 */
function placementFrontend(frontend: Frontend, place: () => QuestionPosition, skipped: () => void): Frontend {
  return {
    show: (view) => {
      if (view.type === 'summary') return;
      frontend.show(view.type === 'question' ? { ...view, place: place(), status: null } : view);
    },
    ask: async (ask) => {
      const input = await frontend.ask(ask);
      if (input.type !== 'action' || input.action !== 'skip') return input;
      skipped();
      return { type: 'action', action: 'quit' };
    },
    close: () => frontend.close(),
  };
}
