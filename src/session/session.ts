import type { Card } from '../deck/card.ts';
import type { Given } from '../grade/given.ts';
import type { Verdict } from '../grade/verdict.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import { type CardFeed, dayProgress, leftInFeed, nextCard, type SessionEntry } from './card-feed.ts';
import type { Ask, Effect, QuestionPosition } from './effect.ts';
import { expectedMinutes } from './expected-time.ts';
import type { Introductions } from './introductions.ts';
import { shownOrder } from './shown-order.ts';
import { type Done, type Summary, summarize } from './summary.ts';

/** One card from its question to what follows its answer. */
export interface Turn {
  readonly card: Card;
  readonly phase: 'asking' | 'grading' | 'rating' | 'saving' | 'after';
  /** The card's choices or steps in the order in which they are shown, by position. */
  readonly order: readonly number[];
  readonly hints: number;
  /** Time spent on it, in milliseconds. */
  readonly ms: number;
  readonly given: Given | null;
  /** Whether the answer was shown in place of being given. */
  readonly revealed: boolean;
  readonly verdict: Verdict | null;
  /** What each rating would lead to; `null` where nothing is saved. */
  readonly intervals: NextIntervals | null;
  /** What it was rated, from the moment at which that is to be saved. */
  readonly rated: Rated | null;
  /** Once it is saved. */
  readonly done: Done | null;
}

export type Rated = Pick<Done, 'rating' | 'outcome' | 'score'>;

/** A session between two events: plain data, so that any moment of it can be tested. */
export interface Session {
  readonly entries: ReadonlyMap<string, SessionEntry>;
  /** Decides the order of choices and steps. */
  readonly seed: string;
  readonly feed: CardFeed;
  /** The status of a card before it is asked, where the schedule knows one. */
  readonly statuses: ReadonlyMap<string, 'new' | 'learning' | 'review'>;
  /** Milliseconds UTC from which no further card is asked; `null` for no end. */
  readonly endsAt: number | null;
  /** Units that are introduced when a card of theirs is asked; none where nothing is taught, as in a quiz. */
  readonly introductions?: Introductions;
  readonly turn: Turn | null;
  readonly done: readonly Done[];
  readonly skipped: Summary['skipped'];
}

export interface Transition {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

export function startSession(options: Omit<Session, 'turn' | 'done' | 'skipped'>, now: number): Transition {
  return advance({ ...options, turn: null, done: [], skipped: [] }, now);
}

/** Goes on to the next card, or to the end. */
export function advance(session: Session, now: number, shown: readonly Effect[] = []): Transition {
  const isOver = session.endsAt !== null && now >= session.endsAt;
  const identity = isOver ? null : nextCard(session.feed, now);
  if (identity === null) return end(session, 'finished', shown);
  return { session: { ...session, turn: null }, effects: [...shown, { type: 'load', identity }] };
}

/** Where input ended and the cards were drawn beforehand, those that are still open were not answered. */
export function end(session: Session, reason: Summary['reason'], shown: readonly Effect[] = []): Transition {
  const open = reason === 'input-ended' && session.feed.type === 'list' ? session.feed.identities : [];
  const skipped = [...session.skipped, ...open.map((identity) => skippedCard(session, identity))];
  const summary = summarize(session.done, skipped, reason);
  return {
    session: { ...session, turn: null },
    effects: [...shown, { type: 'show', view: { type: 'summary', summary } }, { type: 'end', summary }],
  };
}

export function skippedCard({ entries }: Session, identity: string): Summary['skipped'][number] {
  return { identity, topic: entries.get(identity)?.topic ?? '' };
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
  const kinds = left.flatMap((identity) => session.entries.get(identity)?.kind ?? []);
  return {
    number: session.done.length + session.skipped.length + 1,
    left: left.length,
    minutesLeft: expectedMinutes(kinds, session.done),
    day: dayProgress(session.feed),
  };
}
