import type { Card } from '../deck/card.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import { type CardFeed, dayProgress, leftInFeed, nextCard, type SessionEntry } from './card-feed.ts';
import type { Ask, Effect, QuestionPosition } from './effect.ts';
import { expectedMinutes } from './expected-time.ts';
import type { Introductions } from './introductions.ts';
import { shownOrder } from './shown-order.ts';
import { type Done, type Summary, summarize } from './summary.ts';
import type { TakenAction } from './taken-action.ts';
import type { Turn } from './turn.ts';

/** The state of a session between two events: plain data, so that every state can be tested. */
export interface Session {
  readonly entries: ReadonlyMap<string, SessionEntry>;
  /** Decides the order of choices and steps. */
  readonly seed: string;
  readonly feed: CardFeed;
  /** The status of a card before it is asked, if the schedule has one. */
  readonly statuses: ReadonlyMap<string, 'new' | 'learning' | 'review'>;
  /** The time in milliseconds UTC after which no further card is asked; `null` for none. */
  readonly endsAt: number | null;
  /** Units that are introduced when one of their cards is asked; none in a quiz, which does not teach. */
  readonly introductions?: Introductions;
  readonly turn: Turn | null;
  readonly done: readonly Done[];
  /** The actions that can be undone, the newest last. */
  readonly actions: readonly TakenAction[];
  /** Cards that were asked but not answered: postponed or skipped. */
  readonly skipped: Summary['skipped'];
}

export interface Transition {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

export function startSession(
  options: Omit<Session, 'turn' | 'done' | 'actions' | 'skipped'>,
  now: number,
): Transition {
  return advance({ ...options, turn: null, done: [], actions: [], skipped: [] }, now);
}

/** Goes on to the next card, or to the end. */
export function advance(session: Session, now: number, shown: readonly Effect[] = []): Transition {
  const isOver = session.endsAt !== null && now >= session.endsAt;
  const identity = isOver ? null : nextCard(session.feed, now);
  if (identity === null) return end(session, 'finished', shown);
  return { session: { ...session, turn: null }, effects: [...shown, { type: 'load', identity }] };
}

/** If the input ended and the cards were drawn beforehand, the remaining cards count as not answered. */
export function end(session: Session, reason: Summary['reason'], shown: readonly Effect[] = []): Transition {
  const open = reason === 'input-ended' && session.feed.type === 'list' ? session.feed.identities : [];
  const { skipped } = open.reduce(withSkipped, session);
  const summary = summarize(session.done, skipped, reason);
  return {
    session: { ...session, turn: null },
    effects: [...shown, { type: 'show', view: { type: 'summary', summary } }, { type: 'end', summary }],
  };
}

/** Adds a card to those that were asked but not answered. */
export function withSkipped(session: Session, identity: string): Session {
  const others = session.skipped.filter((skipped) => skipped.identity !== identity);
  const topic = session.entries.get(identity)?.topic ?? '';
  return { ...session, skipped: [...others, { identity, topic }] };
}

export function withoutSkipped(session: Session, identity: string): Session {
  return { ...session, skipped: session.skipped.filter((skipped) => skipped.identity !== identity) };
}

/** A fresh turn on a card, its choices shuffled by the session's seed and the card's identity alone. */
export function openTurn(session: Session, card: Card, intervals: NextIntervals | null): Turn {
  const order = { order: shownOrder(card, session.seed), hints: 0, ms: 0, intervals };
  return {
    card,
    phase: 'asking',
    ...order,
    given: null,
    revealed: false,
    verdict: null,
    rated: null,
    goesBack: false,
    done: null,
  };
}

export function questionEffects(session: Session, turn: Turn): Effect[] {
  const { card } = turn;
  return [
    {
      type: 'show',
      view: { type: 'question', card, place: placeOf(session), status: statusOf(session, card) },
    },
    { type: 'ask', ask: askFor(turn) },
  ];
}

/** A card comes again in a session only within its learning steps. */
function statusOf({ statuses, done }: Session, { identity }: Card): 'new' | 'learning' | 'review' | null {
  const before = statuses.get(identity) ?? null;
  const isAgain = done.some((earlier) => earlier.identity === identity);
  return before !== null && isAgain ? 'learning' : before;
}

export function askFor({ card, order, hints }: Turn): Ask {
  return { type: 'answer', card, order, hintsLeft: card.hints.length - hints };
}

export function askRating({ card, given, intervals }: Turn): Ask {
  return { type: 'rating', card, unsure: given !== null, intervals };
}

/** What is asked after an answer that is saved. */
export function askAfter({ card, verdict, revealed }: Turn, { rating, outcome }: Done): Ask {
  const differences = verdict?.differences.length ?? 0;
  return { type: 'after', card, rating, outcome, differences, revealed };
}

function placeOf(session: Session): QuestionPosition {
  const left = leftInFeed(session.feed);
  const passedOver = session.skipped.filter(({ identity }) => !left.includes(identity));
  const kinds = left.flatMap((identity) => session.entries.get(identity)?.kind ?? []);
  return {
    number: session.done.length + passedOver.length + 1,
    left: left.length,
    minutesLeft: expectedMinutes(kinds, session.done),
    day: dayProgress(session.feed),
  };
}
