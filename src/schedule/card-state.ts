import { LONGEST_ANSWER } from './answer-time.ts';
import { isLeechLapse } from './leech.ts';
import type { Memory } from './memory-model.ts';
import { createRandom, hash } from './random.ts';
import type { Review, StudyDay } from './review.ts';
import type { Scheduler } from './scheduler.ts';
import { daysSince } from './study-day.ts';

/**
 * `learning` was missed when it was new, `relearning` when it was known: both come back until they are answered right. `review` is asked
 * again after days.
 */
export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** A learner's state of one card: plain data, derived only from the log. */
export interface CardState {
  readonly phase: Phase;
  /** How soon a missed card comes back: 0 after some other cards, 1 after some minutes; 0 outside the steps. */
  readonly step: number;
  /** `null` until the first review. */
  readonly memory: Memory | null;
  /** The day on which it was first asked; `null` until then, as are the next two. */
  readonly firstDay: StudyDay | null;
  /** The day from which the memory of a known card counts that has not been asked yet. */
  readonly lastDay: StudyDay | null;
  /** Milliseconds UTC of the last review. */
  readonly lastAt: number | null;
  readonly reviews: number;
  /** The total milliseconds of its answers, without pauses. */
  readonly ms: number;
  /** How often it was forgotten after it had left the learning steps. */
  readonly lapses: number;
  /** Whether its first answer was right; `null` until then. */
  readonly firstRight: boolean | null;
  /** Whether it is suspended until it is resumed, by the learner or because it is a leech. */
  readonly suspended: 'learner' | 'leech' | null;
  /** The day on which it is not asked. */
  readonly buriedOn: StudyDay | null;
  /** The seed for the next interval's fuzz, from the id of the last event. */
  readonly fuzzSeed: number;
}

/** The step of a card that was missed again: it comes back after some minutes. */
const LAST_STEP = 1;

const EMPTY: CardState = {
  phase: 'new',
  step: 0,
  memory: null,
  firstDay: null,
  lastDay: null,
  lastAt: null,
  reviews: 0,
  ms: 0,
  lapses: 0,
  firstRight: null,
  suspended: null,
  buriedOn: null,
  fuzzSeed: 0,
};

/** The state of a card that was never asked. */
export function emptyState(): CardState {
  return EMPTY;
}

/**
 * The state after a review.
 * @param eventId the seed for the fuzz of the next interval
 */
export function applyReview(
  state: CardState,
  review: Review,
  scheduler: Scheduler,
  eventId: string,
): CardState {
  const { model } = scheduler;
  const elapsed = daysSince(state.lastDay ?? review.day, review.day);
  const memory = state.memory ? model.next(state.memory, elapsed, review.rating) : model.first(review.rating);
  const lapses = state.lapses + (state.phase === 'review' && review.rating === 1 ? 1 : 0);
  return {
    ...state,
    ...nextPhase(state, review),
    memory,
    firstDay: state.firstDay ?? review.day,
    lastDay: review.day,
    lastAt: review.at,
    reviews: state.reviews + 1,
    ms: state.ms + Math.min(review.ms ?? 0, LONGEST_ANSWER),
    lapses,
    firstRight: state.firstRight ?? review.rating > 1,
    suspended: lapses > state.lapses && isLeechLapse(lapses) ? 'leech' : state.suspended,
    fuzzSeed: hash(eventId),
  };
}

/**
 * The state of a card that the learner knows. One that was never asked is treated as easy, and its last day is set back by up to half of its
 * stability, so that the reviews of many such cards are spread over the next days; it is not introduced as a new card. A card that was asked
 * keeps its memory.
 * @param seed decides by how many days
 */
export function applyKnown(state: CardState, day: StudyDay, { model }: Scheduler, seed: string): CardState {
  if (state.memory) return { ...state, phase: 'review', step: 0 };
  const memory = model.first(4);
  const fuzzSeed = hash(seed);
  const back = createRandom(`${seed} back`).integer(0, Math.floor(memory.stability / 2));
  return { ...state, phase: 'review', step: 0, memory, lastDay: day - back, fuzzSeed };
}

/** A missed card waits in its steps until it is answered right; the second miss in a row moves it to the last of them. */
function nextPhase(state: CardState, { rating }: Review): Pick<CardState, 'phase' | 'step'> {
  if (rating > 1) return { phase: 'review', step: 0 };
  const isInSteps = state.phase === 'learning' || state.phase === 'relearning';
  const phase = state.phase === 'new' || state.phase === 'learning' ? 'learning' : 'relearning';
  return { phase, step: isInSteps ? LAST_STEP : 0 };
}

/** Whether a card waits to be asked again on the same day. */
export function isMissed({ phase, suspended }: CardState): boolean {
  return suspended === null && (phase === 'learning' || phase === 'relearning');
}

/**
 * The state after a manual change: `suspend` stops asking the card, `resume` asks it again, `bury` leaves it out for the day,
 * `reset` makes it new.
 */
export function applyManualChange(
  state: CardState,
  change: 'suspend' | 'resume' | 'bury' | 'reset',
  day: StudyDay,
): CardState {
  switch (change) {
    case 'suspend':
      return { ...state, suspended: 'learner' };
    case 'resume':
      return { ...state, suspended: null, buriedOn: null };
    case 'bury':
      return { ...state, buriedOn: day };
    case 'reset':
      return emptyState();
  }
}
