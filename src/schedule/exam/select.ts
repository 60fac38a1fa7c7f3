import { isTyped } from '../../deck/level.ts';
import { usualDays } from '../day-share.ts';
import type { Experience } from '../first-answer.ts';
import { chainOf } from '../queue/chain.ts';
import { type ExamCard, type ExamStanding, stateOf } from './exam.ts';
import { type Prospect, prospectsOfNew, prospectsOfSeen } from './prospect.ts';

/** The cards to learn in the available time. */
export interface StudyPlan {
  /** The unseen cards that are worth their time, including ideas on which others build. */
  readonly selected: ReadonlySet<string>;
  /** The exam points, as a share of all, that one more second of study would add. */
  readonly price: number;
}

/** Units that the learner has decided about; the plan decides about the others. */
export interface UnitChoices {
  readonly always: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
  /** Units on which the others build: their ideas are always taught. */
  readonly basic?: ReadonlySet<string>;
}

export const NO_CHOICES: UnitChoices = { always: new Set(), never: new Set() };

const STEPS = 30;
/** The range of prices in which the plan searches, in points per second. */
const LOWEST = 1e-12;
/** Prices within this factor are equal to the precision of the search. */
const JUST_BELOW = 1 - 1e-6;
/**
 * Share of the points that a plan covers before it schedules reviews: a mock exam is drawn from all cards, and one that was never asked is
 * rarely known.
 */
const COVERED = 0.87;
/**
 * The number of ideas of a unit that are taught if time is short: the first ones, after those that are worth their time themselves. The
 * introduction teaches the rest, and everything that a learner with some experience needs.
 */
const IDEAS: Readonly<Record<Experience, number>> = { new: 4, some: 0, experienced: 0 };

/**
 * Selects the unseen cards with the highest gain in exam points for their time. The value of a second (its price) is found by bisection: at a
 * price, every card gets the number of reviews that maximises its points minus the cost of its time, a card is worth learning if that is
 * above 0, and the lowest price is used at which everything fits the time until the exam. Then the cards are added that gain most from being
 * asked once, until most points are covered; if not even that fits, only as many as fit. A unit whose typed cards are worth learning comes with
 * its first ideas (all of them if there is time for everything), if the whole is worth its time; a chain is taken completely.
 */
export function selectCards(
  standing: ExamStanding,
  minutesPerDay: number,
  choices: UnitChoices = NO_CHOICES,
): StudyPlan {
  const { day, exam, scheduler } = standing;
  const offers = offersOf(standing, choices);
  const available = minutesPerDay * 60 * usualDays(day, exam.day, scheduler.parameters);
  const price = cheapest((each) => secondsAt(offers, each) <= available);
  const selected = chosenAt(offers, price);
  if (price === 0) return { selected, price };
  const once = askedOnce(offers);
  const fits = cheapest((each) => secondsAt(once, each) <= available);
  const points = standing.cards.reduce((sum, card) => sum + standing.share(card), 0);
  const covers = cheapest((each) => pointsAt(once, each) < COVERED * points);
  if (covers <= fits) return { selected: filledAt(once, fits, available), price };
  return { selected: new Set([...selected, ...chosenAt(once, covers * JUST_BELOW)]), price };
}

/** The items at the lowest sufficient price, plus as many as fit of those just below it: all cards may have the same value. */
function filledAt(offers: Offers, price: number, available: number): Set<string> {
  const taken = takenAt(offers, price);
  const items = new Set(taken.map(({ item }) => item));
  let left = available - secondsAt(offers, price);
  for (const { item, time } of takenAt(offers, price * JUST_BELOW)) {
    if (items.has(item) || time > left) continue;
    items.add(item);
    left -= time;
  }
  return identitiesOf(items);
}

/** The lowest sufficient price, to a few percent; 0 if every price is sufficient. */
function cheapest(isEnough: (price: number) => boolean): number {
  if (isEnough(0)) return 0;
  let [low, high] = [LOWEST, 1];
  for (let i = 1; i < STEPS; i++) {
    const price = Math.sqrt(low * high);
    if (isEnough(price)) high = price;
    else low = price;
  }
  return high;
}

/** The same offers without reviews to come. */
function askedOnce({ seen, units, ideas: most }: Offers): Offers {
  const once = ({ cards, forced }: Item): Item => ({
    cards: cards.map((card) => ({ ...card, prospects: card.prospects.slice(0, 1) })),
    forced,
  });
  return {
    seen: seen.map((card) => ({ ...card, prospects: card.prospects.slice(0, 1) })),
    units: units.map(({ ideas, others, met }) => ({ ideas: ideas.map(once), others: others.map(once), met })),
    ideas: most,
  };
}

/** A card or a chain, with its possible gains and costs. */
interface Item {
  readonly cards: readonly Candidate[];
  readonly forced: boolean;
}

interface Candidate {
  readonly identity: string;
  readonly share: number;
  readonly seconds: number;
  /** Recall on the exam day if it is not asked again. */
  readonly now: number;
  readonly prospects: readonly Prospect[];
}

interface UnitOffers {
  readonly ideas: readonly Item[];
  readonly others: readonly Item[];
  /** The number of ideas that were asked before. */
  readonly met: number;
}

interface Offers {
  readonly seen: readonly Candidate[];
  readonly units: readonly UnitOffers[];
  /** Ideas of a unit that come with its other cards. */
  readonly ideas: number;
}

function offersOf(standing: ExamStanding, { always, never, basic }: UnitChoices): Offers {
  const { cards, day, exam, scheduler, seconds, share, firstChance } = standing;
  const left = Math.max(0, exam.day - day);
  const fresh = new Map<number, readonly Prospect[]>();
  const newProspects = (known: number): readonly Prospect[] => {
    const found = fresh.get(known) ?? prospectsOfNew(known, left, scheduler);
    fresh.set(known, found);
    return found;
  };
  const seenProspects = prospectsOfSeen(day, exam.day, scheduler);
  const seen: Candidate[] = [];
  const met = new Map<string, number>();
  const units = new Map<string, { ideas: Map<string, ExamCard[]>; others: Map<string, ExamCard[]> }>();
  for (const card of cards) {
    const state = stateOf(standing, card);
    if (state.suspended !== null) continue;
    if (state.memory) {
      const prospects = seenProspects(state);
      const now = prospects[0]?.recall ?? 0;
      seen.push({ identity: card.identity, share: share(card), seconds: seconds(card), now, prospects });
      if (isIdea(card)) met.set(card.unit, (met.get(card.unit) ?? 0) + 1);
    } else if (!never.has(card.unit)) {
      const unit = units.get(card.unit) ?? { ideas: new Map(), others: new Map() };
      units.set(card.unit, unit);
      const members = isIdea(card) ? unit.ideas : unit.others;
      const key = chainOf(card) ?? card.identity;
      members.set(key, [...(members.get(key) ?? []), card]);
    }
  }
  const candidate = (card: ExamCard): Candidate => {
    const known = firstChance(card);
    const { identity } = card;
    return {
      identity,
      share: share(card),
      seconds: seconds(card),
      now: known,
      prospects: newProspects(known),
    };
  };
  const items = (members: ReadonlyMap<string, ExamCard[]>, forced: boolean): Item[] =>
    [...members.values()].map((list) => ({ cards: list.map(candidate), forced }));
  return {
    seen,
    units: [...units].map(([id, unit]) => ({
      ideas: items(unit.ideas, always.has(id) || basic?.has(id) === true),
      others: items(unit.others, always.has(id)),
      met: met.get(id) ?? 0,
    })),
    ideas: IDEAS[standing.experience],
  };
}

function isIdea({ level, kind }: ExamCard): boolean {
  return level === 1 && !isTyped(kind);
}

/** The points minus the cost of the time at a price, and the time, for the best number of reviews; a card that is not asked again costs nothing. */
function bestAt(
  { share, seconds, now, prospects }: Candidate,
  price: number,
): { value: number; time: number } {
  let best = { value: Number.NEGATIVE_INFINITY, time: 0 };
  for (const { recall, answers } of prospects) {
    const time = answers * seconds;
    const value = share * (recall - now) - price * time;
    if (value > best.value) best = { value, time };
  }
  return best;
}

function itemAt({ cards, forced }: Item, price: number): { value: number; time: number; taken: boolean } {
  const best = cards.map((card) => bestAt(card, price));
  const value = best.reduce((sum, one) => sum + one.value, 0);
  return { value, time: best.reduce((sum, one) => sum + one.time, 0), taken: forced || value > 0 };
}

/** The items of every unit that are taken at a price. */
function takenAt({ units, ideas: most }: Offers, price: number): { item: Item; time: number }[] {
  return units.flatMap(({ ideas, others, met }) => {
    const wanted = others.map((item) => ({ item, ...itemAt(item, price) })).filter((one) => one.taken);
    const basis = ideas.map((item) => ({ item, ...itemAt(item, price) }));
    const worthy = basis.filter((one) => one.taken);
    const room = price === 0 ? ideas.length : Math.max(0, most - met - worthy.length);
    const whole = [...worthy, ...basis.filter((one) => !one.taken).slice(0, room), ...wanted];
    const value = whole.reduce((sum, one) => sum + one.value, 0);
    const isForced = others.some((item) => item.forced);
    return isForced || (wanted.length > 0 && value > 0) ? whole : worthy;
  });
}

/** The share of the points on cards that were asked or are taken at a price. */
function pointsAt(offers: Offers, price: number): number {
  const taken = takenAt(offers, price).flatMap(({ item }) => item.cards);
  return [...offers.seen, ...taken].reduce((sum, { share }) => sum + share, 0);
}

function secondsAt(offers: Offers, price: number): number {
  const seen = offers.seen.reduce((sum, card) => sum + Math.max(0, bestAt(card, price).time), 0);
  return takenAt(offers, price).reduce((sum, { time }) => sum + time, seen);
}

function chosenAt(offers: Offers, price: number): Set<string> {
  return identitiesOf(takenAt(offers, price).map(({ item }) => item));
}

function identitiesOf(items: Iterable<Item>): Set<string> {
  return new Set([...items].flatMap(({ cards }) => cards.map((card) => card.identity)));
}
