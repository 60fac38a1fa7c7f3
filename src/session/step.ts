import type { Rating } from '../schedule/review.ts';
import { inFront, without } from './card-feed.ts';
import type { SessionEvent } from './event.ts';
import { again, onInput } from './input.ts';
import { opened } from './introductions.ts';
import { onSaved, save } from './saving.ts';
import { advance, askRating, openTurn, questionEffects, type Session, type Transition } from './session.ts';
import { actionUndone, feedWithout, moved } from './taken-action.ts';
import type { Turn } from './turn.ts';

type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, { readonly type: T }>;

/**
 * The next state of a session after an event, and its effects. No I/O, no clock: the same events give the same session. An event that does
 * not fit the state changes nothing.
 */
export function step(session: Session, event: SessionEvent): Transition {
  switch (event.type) {
    case 'loaded':
      return onLoaded(session, event);
    case 'introduced':
      return onIntroduced(session, event);
    case 'unavailable':
      return onUnavailable(session, event);
    case 'input':
      return onInput(session, event);
    case 'graded':
      return onGraded(session, event);
    case 'saved':
      return onSaved(session, event);
    case 'undone':
      return onUndone(session, event);
    case 'set-aside':
      return onSetAside(session, event);
    case 'edited':
      return onEdited(session, event);
  }
}

function onLoaded(session: Session, { card, intervals }: EventOf<'loaded'>): Transition {
  const turn = openTurn(session, card, intervals ?? null);
  const unit = session.introductions?.get(card.identity);
  if (session.introductions === undefined || unit === undefined)
    return { session: { ...session, turn }, effects: questionEffects(session, turn) };
  return {
    session: { ...session, turn, introductions: opened(session.introductions, unit) },
    effects: [{ type: 'introduce', unit }],
  };
}

/** An introduction comes before the question; a unit without one starts with its question. */
function onIntroduced(session: Session, { isShown }: EventOf<'introduced'>): Transition {
  const { turn } = session;
  if (!turn) return { session, effects: [] };
  if (!isShown) return { session, effects: questionEffects(session, turn) };
  const { card } = turn;
  return {
    session: { ...session, turn: { ...turn, phase: 'introduction' } },
    effects: [{ type: 'ask', ask: { type: 'introduction', card } }],
  };
}

function onUnavailable(session: Session, { identity, reason, now }: EventOf<'unavailable'>): Transition {
  const shown = { type: 'show', view: { type: 'unavailable', identity, reason } } as const;
  return advance({ ...session, feed: without(session.feed, identity) }, now, [shown]);
}

function onGraded(session: Session, { verdict }: EventOf<'graded'>): Transition {
  const { turn } = session;
  if (turn?.phase !== 'grading' || !turn.given) return { session, effects: [] };
  const graded: Turn = { ...turn, verdict };
  const { outcome, score } = verdict;
  if (verdict.rating !== null) {
    return save(session, graded, { rating: withHints(verdict.rating, turn.hints), outcome, score });
  }
  const { card, given, order, ms } = turn;
  return {
    session: { ...session, turn: { ...graded, phase: 'rating' } },
    effects: [
      { type: 'show', view: { type: 'verdict', card, verdict, given, order, ms, rating: null } },
      { type: 'ask', ask: askRating(graded) },
    ],
  };
}

/** A right answer with a hint is rated Hard. */
function withHints(rating: Rating, hints: number): Rating {
  return hints > 0 && rating > 2 ? 2 : rating;
}

function onSetAside(session: Session, { id, how, identity, now }: EventOf<'set-aside'>): Transition {
  const { turn } = session;
  const action = turn ? [{ type: 'set-aside', how, id, ...moved(session, turn) } as const] : [];
  const left: Session = { ...session, feed: without(session.feed, identity) };
  return advance({ ...left, actions: [...session.actions, ...action] }, now);
}

/** The card of the undone action is asked again next; the card that was open comes after it. */
function onUndone(session: Session, { id, identity, now }: EventOf<'undone'>): Transition {
  const action = session.actions.find((a) => (a.type === 'review' || a.type === 'set-aside') && a.id === id);
  const actions = session.actions.filter((a) => a !== action);
  if (action?.type === 'set-aside') {
    const back: Session = { ...session, actions, feed: feedWithout(action, session.feed) };
    return advance(back, now, [actionUndone(action.how, action.prompt)]);
  }
  const done = session.done.find((d) => d.id === id);
  if (!done) return again(session);
  const back: Session = {
    ...session,
    actions,
    done: session.done.filter((d) => d !== done),
    feed: inFront(session.feed, identity, done.ms),
  };
  const { prompt, rating, outcome } = done;
  return advance(back, now, [{ type: 'show', view: { type: 'undone', prompt, rating, outcome } }]);
}

/** Returns from the editor: to the question, with the changed card, or to where the learner was. */
function onEdited(session: Session, { card, problem }: EventOf<'edited'>): Transition {
  const { turn } = session;
  if (!turn) return { session, effects: [] };
  if (problem !== undefined)
    return again(session, [{ type: 'show', view: { type: 'edit-refused', problem } }]);
  if (turn.phase !== 'asking') return again({ ...session, turn: { ...turn, card } });
  const reopened: Turn = { ...openTurn(session, card, turn.intervals), ms: turn.ms };
  return { session: { ...session, turn: reopened }, effects: questionEffects(session, reopened) };
}
