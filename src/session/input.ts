import type { Verdict } from '../grade/verdict.ts';
import type { Rating } from '../schedule/review.ts';
import { afterReading, without } from './card-feed.ts';
import type { Effect } from './effect.ts';
import type { Action, Input, SessionEvent } from './event.ts';
import { save } from './saving.ts';
import {
  advance,
  askAfter,
  askFor,
  askRating,
  end,
  type Session,
  skippedCard,
  type Transition,
  type Turn,
} from './session.ts';

type InputEvent = Extract<SessionEvent, { readonly type: 'input' }>;

/** What the learner did at a question, at a reveal, or after a verdict. */
export function onInput(session: Session, { input, ms, now }: InputEvent): Transition {
  if (!session.turn) return { session, effects: [] };
  const isReading = session.turn.phase === 'after';
  const turn: Turn = isReading ? session.turn : { ...session.turn, ms: session.turn.ms + ms };
  const at: Session = { ...session, turn, feed: isReading ? afterReading(session.feed, ms) : session.feed };
  if (input.type === 'end-of-input') return end(at, 'input-ended');
  if (input.type === 'action') return onAction(at, turn, input.action, now);
  switch (turn.phase) {
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

/** The learner rates what cannot be graded; where an answer could have been given, there is none, which is wrong. */
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
  if (input.type === 'next') return advance(skip(session, turn), now);
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

/** What a rating of the learner's own says of the answer: all but Again is recalled. */
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
      return undo(session);
    case 'skip':
      return turn.phase === 'after' ? advance(session, now) : advance(skip(session, turn), now);
    case 'suspend':
    case 'bury':
      return {
        session,
        effects: [
          { type: 'show', view: { type: 'set-aside', how: action, prompt: card.prompt.text } },
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

function undo(session: Session): Transition {
  const last = session.done.at(-1);
  if (!last) return again(session, [{ type: 'show', view: { type: 'nothing-to-undo' } }]);
  return { session, effects: [{ type: 'undo', id: last.id, identity: last.identity }] };
}

/** Puts a card off for this session. Of cards that were drawn beforehand, as in a quiz, it counts as not answered. */
function skip(session: Session, { card }: Turn): Session {
  const { identity } = card;
  const skipped =
    session.feed.type === 'list' ? [...session.skipped, skippedCard(session, identity)] : session.skipped;
  return { ...session, feed: without(session.feed, identity), skipped };
}

/** Asks what stands open once more. */
export function again(session: Session, shown: readonly Effect[] = []): Transition {
  const { turn } = session;
  if (!turn) return { session, effects: shown };
  if (turn.phase === 'after' && turn.done)
    return { session, effects: [...shown, { type: 'ask', ask: askAfter(turn, turn.done) }] };
  if (turn.phase === 'rating') return { session, effects: [...shown, { type: 'ask', ask: askRating(turn) }] };
  return { session, effects: [...shown, { type: 'ask', ask: askFor(turn) }] };
}
