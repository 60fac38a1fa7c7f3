import type { Verdict } from '../grade/verdict.ts';
import type { Rating } from '../schedule/review.ts';
import { afterReading, later, leftInFeed, without } from './card-feed.ts';
import type { Effect } from './effect.ts';
import type { Action, Input, SessionEvent } from './event.ts';
import { save } from './saving.ts';
import {
  advance,
  askAfter,
  askFor,
  askRating,
  end,
  questionEffects,
  type Session,
  type Transition,
  withoutSkipped,
  withSkipped,
} from './session.ts';
import { actionUndone, feedWithout, moved } from './taken-action.ts';
import type { Turn } from './turn.ts';

type InputEvent = Extract<SessionEvent, { readonly type: 'input' }>;

/** Handles the learner's input at a question, after a reveal, or after a verdict. */
export function onInput(session: Session, { input, ms, now }: InputEvent): Transition {
  if (!session.turn) return { session, effects: [] };
  const isReading = session.turn.phase === 'after' || session.turn.phase === 'introduction';
  const turn: Turn = isReading ? session.turn : { ...session.turn, ms: session.turn.ms + ms };
  const at: Session = { ...session, turn, feed: isReading ? afterReading(session.feed, ms) : session.feed };
  if (input.type === 'end-of-input') return end(at, 'input-ended');
  if (input.type === 'action') return onAction(at, turn, input.action, now);
  switch (turn.phase) {
    case 'introduction':
      return afterIntroduction(at, turn);
    case 'asking':
      return whileAsking(at, turn, input);
    case 'rating':
      return whileRating(at, turn, input, now);
    case 'after':
      return afterVerdict(at, turn, input, now);
    default:
      return { session, effects: [] };
  }
}

function afterIntroduction(session: Session, turn: Turn): Transition {
  const asked: Turn = { ...turn, phase: 'asking' };
  return { session: { ...session, turn: asked }, effects: questionEffects(session, asked) };
}

function whileAsking(session: Session, turn: Turn, input: Input): Transition {
  const { card } = turn;
  if (input.type === 'answer') {
    const { given } = input;
    return {
      session: { ...session, turn: { ...turn, phase: 'grading', given } },
      effects: [{ type: 'grade', card, given }],
    };
  }
  return input.type === 'reveal' ? reveal(session, turn) : again(session);
}

/** The learner rates cards that cannot be graded; for a card that can, a revealed answer counts as wrong. */
function reveal(session: Session, turn: Turn): Transition {
  const { card } = turn;
  if (card.kind !== 'recall') return save(session, { ...turn, revealed: true }, ownRating(1));
  return {
    session: { ...session, turn: { ...turn, phase: 'rating' } },
    effects: [
      { type: 'show', view: { type: 'answer', card } },
      { type: 'ask', ask: askRating(turn) },
    ],
  };
}

function whileRating(session: Session, turn: Turn, input: Input, now: number): Transition {
  if (input.type === 'rate') return save(session, turn, ownRating(input.rating));
  if (input.type === 'was-right') return save(session, turn, ownRating(3));
  if (input.type === 'next') return advance(passOver(session, turn), now);
  return again(session);
}

function afterVerdict(session: Session, turn: Turn, input: Input, now: number): Transition {
  if (input.type === 'was-right') return save(session, turn, ownRating(3));
  if (input.type === 'rate' && input.rating !== turn.done?.rating) {
    const { outcome = 'wrong', score = 0 } = turn.done ?? {};
    return save(session, turn, { rating: input.rating, outcome, score });
  }
  return input.type === 'next' || input.type === 'rate' ? advance(session, now) : again(session);
}

/** The outcome that a self-rating stands for: everything except Again is a recalled answer. */
function ownRating(rating: Rating): { rating: Rating; outcome: Verdict['outcome']; score: number } {
  return rating === 1 ? { rating, outcome: 'wrong', score: 0 } : { rating, outcome: 'correct', score: 1 };
}

function onAction(session: Session, turn: Turn, action: Action, now: number): Transition {
  const { card } = turn;
  switch (action) {
    case 'hint':
      return turn.phase === 'asking' ? hint(session, turn) : again(session);
    case 'reveal':
      return turn.phase === 'asking' ? reveal(session, turn) : again(session);
    case 'undo':
      return undo(session, now);
    case 'skip':
      return turn.phase === 'after' ? advance(session, now) : skip(session, turn, now);
    case 'suspend':
    case 'bury':
      return {
        session,
        effects: [
          {
            type: 'show',
            view: { type: 'set-aside', how: action, identity: card.identity, prompt: card.prompt.text },
          },
          { type: 'set-aside', how: action, identity: card.identity },
        ],
      };
    case 'edit':
      return { session, effects: [{ type: 'edit', card }] };
    case 'quit':
      return end(session, 'quit');
  }
}

function hint(session: Session, turn: Turn): Transition {
  const { card, hints } = turn;
  if (hints >= card.hints.length) return again(session, [{ type: 'show', view: { type: 'no-hint', card } }]);
  const shown: Session = { ...session, turn: { ...turn, hints: hints + 1 } };
  return again(shown, [{ type: 'show', view: { type: 'hint', card, number: hints + 1 } }]);
}

/** Undoes the last action; an answer or a suspension is undone in the log too. */
function undo(session: Session, now: number): Transition {
  const last = session.actions.at(-1);
  if (!last) return again(session, [{ type: 'show', view: { type: 'nothing-to-undo' } }]);
  const before: Session = { ...session, actions: session.actions.slice(0, -1) };
  switch (last.type) {
    case 'review': {
      const done = session.done.find(({ id }) => id === last.id);
      return done
        ? { session, effects: [{ type: 'undo', id: last.id, identity: done.identity }] }
        : again(before);
    }
    case 'set-aside':
      return { session, effects: [{ type: 'undo', id: last.id, identity: last.identity }] };
    case 'rating': {
      const { turn } = last;
      const { session: saving, effects } = save(before, { ...turn, goesBack: true }, last.before);
      return { session: saving, effects: [actionUndone('rating', turn.card.prompt.text), ...effects] };
    }
    case 'skip': {
      const back = withoutSkipped({ ...before, feed: feedWithout(last, session.feed) }, last.identity);
      return advance(back, now, [actionUndone('skip', last.prompt)]);
    }
  }
}

/** Postpones a card to the end of the session. In a quiz, whose cards were drawn beforehand, it counts as not answered until it is. */
function skip(session: Session, turn: Turn, now: number): Transition {
  const { identity, prompt } = turn.card;
  const isLast = leftInFeed(session.feed).every((left) => left === identity);
  const feed = later(session.feed, identity);
  const actions = [...session.actions, { type: 'skip', ...moved(session, turn) } as const];
  const put: Session = { ...session, feed, actions };
  const at = session.feed.type === 'list' ? withSkipped(put, identity) : put;
  return advance(at, now, [{ type: 'show', view: { type: 'skipped', prompt: prompt.text, isLast } }]);
}

/** Leaves a card whose answer was not graded or rated. If the cards were drawn beforehand, it counts as not answered. */
function passOver(session: Session, { card: { identity } }: Turn): Session {
  const passed: Session = { ...session, feed: without(session.feed, identity) };
  return session.feed.type === 'list' ? withSkipped(passed, identity) : passed;
}

/** Repeats the open question. */
export function again(session: Session, shown: readonly Effect[] = []): Transition {
  const { turn } = session;
  if (!turn) return { session, effects: shown };
  if (turn.phase === 'after' && turn.done)
    return { session, effects: [...shown, { type: 'ask', ask: askAfter(turn, turn.done) }] };
  if (turn.phase === 'introduction')
    return { session, effects: [...shown, { type: 'ask', ask: { type: 'introduction', card: turn.card } }] };
  if (turn.phase === 'rating') return { session, effects: [...shown, { type: 'ask', ask: askRating(turn) }] };
  return { session, effects: [...shown, { type: 'ask', ask: askFor(turn) }] };
}
