import { READING_SECONDS } from '../answer-time.ts';
import { applyReview, type CardState, emptyState } from '../card-state.ts';
import { type DayOptions, planDay } from '../day.ts';
import { dayShare } from '../day-share.ts';
import { retrievability } from '../due.ts';
import { buildQueue } from '../queue/build-queue.ts';
import { answered, next, type Queue } from '../queue/queue.ts';
import { createRandom, type Random } from '../random.ts';
import { type Exam, type ExamCard, type ExamStanding, examStanding, stateOf } from './exam.ts';
import { examPoints } from './points.ts';
import { NINETY_FIVE, UNKNOWN_ERROR } from './readiness.ts';
import { type StudyPlan, selectCards } from './select.ts';

const DAY = 86_400_000;
/** The probability that a card is answered right when it is asked again on the day on which it was missed. */
const REPEATED = 0.9;

/** The greatest number of days that a forecast simulates. */
const MOST_DAYS = 12;

/** The number of days after which a forecast makes a new plan; the program makes one every day. */
const REPLANNED = 4;

/** The expected result of studying. */
export interface Forecast {
  /** The points that a mock exam on the exam day is expected to give, as a share of all. */
  readonly score: number;
  /** The bounds of a 95 % interval: the luck of each card, and how far the model is off as a whole. */
  readonly low: number;
  readonly high: number;
  /** The number of cards that will have been asked by then. */
  readonly cards: number;
}

/**
 * The score that a number of minutes a day leads to: the days until the exam are simulated with the program's own queue, and answers are as the
 * model of memory expects. If the exam is far ahead, several days are simulated as one with all their minutes.
 * @param modelError how far predictions were off as a whole, 0 to 1
 */
export function forecast(
  options: DayOptions & { readonly exam: Exam },
  modelError: number = UNKNOWN_ERROR,
): Forecast {
  const states = new Map(options.states);
  const random = createRandom(options.seed);
  const { exam, scheduler, cards, minutesPerDay, choices } = options;
  const points = examPoints(cards, exam.weights);
  const begun = examStanding(exam, options, points);
  const together = Math.max(1, Math.ceil((exam.day - options.day) / MOST_DAYS));
  let plan: StudyPlan | null = null;
  let played = 0;
  for (let day = options.day; day < exam.day; day += together) {
    const days = Math.min(together, exam.day - day);
    const shares = sum(days, (i) => dayShare(day + i, scheduler.parameters));
    if (shares === 0) continue;
    const standing = { ...begun, states, day };
    if (!plan || played++ % REPLANNED === 0) plan = selectCards(standing, minutesPerDay, choices);
    const minutes = shares * minutesPerDay - (day === options.day ? options.spent / 60 : 0);
    const limits = { newPerDay: options.newPerDay * days, reviewsPerDay: options.reviewsPerDay * days };
    const today = { ...options, ...limits, sessionMinutes: minutes, states, day, points, plan };
    playDay({ ...today, seed: `${random.unit()}` }, standing, states, random);
  }
  return { ...expectedScore({ ...begun, states, day: exam.day }, modelError), cards: states.size };
}

/** Expected points on the exam day: by recall for cards that were asked, and by the probability of being known anyway for others. */
function expectedScore(standing: ExamStanding, modelError: number): Omit<Forecast, 'cards'> {
  const { cards, exam, scheduler, share, firstChance } = standing;
  let [score, luck] = [0, 0];
  for (const card of cards) {
    const recall = retrievability(stateOf(standing, card), exam.day, scheduler) ?? firstChance(card);
    score += share(card) * recall;
    luck += share(card) ** 2 * recall * (1 - recall);
  }
  const within = NINETY_FIVE * Math.sqrt(luck + (modelError * score) ** 2);
  return { score, low: Math.max(0, score - within), high: Math.min(1, score + within) };
}

function sum(count: number, of: (index: number) => number): number {
  return Array.from({ length: count }, (_, i) => of(i)).reduce((total, value) => total + value, 0);
}

/** @param states those of the options, to be changed */
function playDay(
  options: DayOptions,
  standing: ExamStanding,
  states: Map<string, CardState>,
  random: Random,
): void {
  const { day, scheduler } = options;
  const plan = planDay(options);
  const known = new Map<string, ExamCard>(options.cards.map((card) => [card.identity, card]));
  let queue: Queue = buildQueue(plan);
  let now = day * DAY;
  for (let asked = next(queue, now); asked !== null; asked = next(queue, now)) {
    const { identity } = asked;
    const card = known.get(identity);
    const before = states.get(identity) ?? emptyState();
    const chance = chanceOf(before, card, standing);
    const rating = random.unit() < chance ? 3 : 1;
    const seconds = plan.cost.seconds(identity);
    now += seconds * 1000;
    const ms = (seconds - READING_SECONDS) * 1000;
    const state = applyReview(before, { rating, day, at: now, ms }, scheduler, identity);
    states.set(identity, state);
    queue = answered(queue, identity, { state, seconds, now });
  }
}

function chanceOf(
  state: CardState,
  card: ExamCard | undefined,
  { day, scheduler, firstChance }: ExamStanding,
): number {
  if (state.lastDay === day) return REPEATED;
  return retrievability(state, day, scheduler) ?? (card ? firstChance(card) : 0);
}
