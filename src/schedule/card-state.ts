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

/** All that is known of one learner and one card: plain data, derived from the log and nothing else. */
export interface CardState {
  readonly phase: Phase;
  /** How soon a missed card comes back: 0 after some other cards, 1 after some minutes; 0 outside of the steps. */
  readonly step: number;
  /** `null` until the first review. */
  readonly memory: Memory | null;
  /** The day on which it was first asked; `null` until then, as are the next two. */
  readonly firstDay: StudyDay | null;
  /** Of a card that is known and was not asked yet: the day from which its memory counts. */
  readonly lastDay: StudyDay | null;
  /** Milliseconds UTC of the last review. */
  readonly lastAt: number | null;
  readonly reviews: number;
  /** Milliseconds that all its answers took, pauses left out. */
  readonly ms: number;
  /** How often it was forgotten once it had left the learning steps. */
  readonly lapses: number;
  /** Whether its first answer was right; `null` until then. */
  readonly firstRight: boolean | null;
  /** Set aside until it is resumed, by the learner or because it is a leech. */
  readonly suspended: 'learner' | 'leech' | null;
  /** Not asked on this day. */
  readonly buriedOn: StudyDay | null;
  /** Decides where within its range the next interval falls: from the id of the last event. */
  readonly fuzzSeed: number;
}

/** That of a card that was missed again: it comes back after some minutes. */
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
 * @param eventId what the fuzz of the next interval is seeded by
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
 * The state of a card that the learner knows. One that was never asked is taken as found easy, and its last day set back by up to half of its
 * stability, so that the reviews of many such cards are spread over the next days; it never comes as a new one. One that was asked keeps its memory.
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
 * The state after the learner changed a card by hand: `suspend` sets it aside, `resume` takes it back in, `bury` leaves it out for the day,
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
