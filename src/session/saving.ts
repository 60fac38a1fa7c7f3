import { givenAsText } from '../grade/given.ts';
import { afterAnswer, type CardFeed, inFront } from './card-feed.ts';
import type { Effect, View } from './effect.ts';
import type { SessionEvent } from './event.ts';
import { advance, askAfter, type Session, type Transition, withoutSkipped } from './session.ts';
import type { Done } from './summary.ts';
import type { TakenAction } from './taken-action.ts';
import type { Rated, Turn } from './turn.ts';

/** Asks to save the review of a turn, replacing the one that was saved for it before, if any. */
export function save(session: Session, turn: Turn, rated: Rated): Transition {
  const { card, hints } = turn;
  const answer = turn.given ? givenAsText(turn.given) : '';
  const review = {
    card,
    rating: rated.rating,
    outcome: rated.outcome,
    ms: Math.round(turn.ms),
    hints,
    answer,
  };
  return {
    session: { ...session, turn: { ...turn, phase: 'saving', rated } },
    effects: [turn.done ? { type: 'save', review, replaces: turn.done.id } : { type: 'save', review }],
  };
}

/**
 * Handles a saved review. A verdict of the grader is shown and can be changed; after a self-rating there is nothing to show.
 */
export function onSaved(
  session: Session,
  event: Extract<SessionEvent, { readonly type: 'saved' }>,
): Transition {
  const { turn } = session;
  if (turn?.phase !== 'saving' || !turn.rated) return { session, effects: [] };
  const done = doneOf(turn, turn.rated, event);
  const earlier = turn.done ? session.done.filter((d) => d.id !== turn.done?.id) : session.done;
  const saved: Session = {
    ...session,
    turn: { ...turn, phase: 'after', done, goesBack: false },
    done: [...earlier, done],
    actions: actionsAfter(session, turn, done),
    skipped: withoutSkipped(session, done.identity).skipped,
    feed: feedAfter(session, turn, done, event.now),
  };
  const leech = leechShown(done);
  const ask: Effect = { type: 'ask', ask: askAfter(turn, done) };
  const answer = answerShown(turn, done);
  if (turn.done || answer === null) return advance(saved, event.now, leech);
  return { session: saved, effects: [{ type: 'show', view: answer }, ...leech, ask] };
}

/** Undoes a review that replaced another one by restoring the previous rating. */
function actionsAfter({ actions }: Session, turn: Turn, done: Done): readonly TakenAction[] {
  const replaced = turn.done;
  if (replaced === null) return [...actions, { type: 'review', id: done.id }];
  const renamed = actions.map((action) =>
    action.type === 'review' && action.id === replaced.id ? { ...action, id: done.id } : action,
  );
  if (turn.goesBack) return renamed;
  const { rating, outcome, score } = replaced;
  const after: Turn = { ...turn, phase: 'after', done };
  return [...renamed, { type: 'rating', turn: after, before: { rating, outcome, score } }];
}

/** The output after the review of a card; `null` after a self-rating, because the learner has seen the answer. */
function answerShown(turn: Turn, { rating }: Done): View | null {
  const { given, verdict, order, ms, card } = turn;
  if (turn.revealed) return { type: 'answer', card };
  if (!given || !verdict || verdict.rating === null) return null;
  return { type: 'verdict', card, verdict, given, order, ms, rating };
}

/** A review that replaces another took no additional time. */
function feedAfter({ feed }: Session, turn: Turn, { identity, after, ms }: Done, now: number): CardFeed {
  if (!turn.done) return afterAnswer(feed, identity, { state: after, ms, now });
  return afterAnswer(inFront(feed, identity, ms), identity, { state: after, ms: 0, now });
}

function doneOf(turn: Turn, rated: Rated, event: Extract<SessionEvent, { readonly type: 'saved' }>): Done {
  const { card, ms, hints } = turn;
  const { identity, topic, domain, kind } = card;
  const { id, before, after } = event;
  return { id, identity, topic, domain, kind, prompt: card.prompt.text, ...rated, ms, hints, before, after };
}

function leechShown({ before, after, prompt }: Done): Effect[] {
  if (after.suspended !== 'leech' || before.suspended === 'leech') return [];
  return [{ type: 'show', view: { type: 'leech', prompt, lapses: after.lapses } }];
}
