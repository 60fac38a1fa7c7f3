import { type CardFeed, inFront, restored } from './card-feed.ts';
import type { Effect } from './effect.ts';
import type { Rated, Turn } from './turn.ts';

/** An action of the learner in a session, with the data to undo it. */
export type TakenAction =
  | { readonly type: 'review'; readonly id: string }
  /** The rating of a saved answer was changed. */
  | {
      readonly type: 'rating';
      /** The turn after that. */
      readonly turn: Turn;
      readonly before: Rated;
    }
  | ({ readonly type: 'set-aside'; readonly how: 'suspend' | 'bury'; readonly id: string } & Moved)
  | ({ readonly type: 'skip' } & Moved);

/** A card that was moved within the feed, or removed from it. */
interface Moved {
  readonly identity: string;
  readonly prompt: string;
  /** The feed before that. */
  readonly feed: CardFeed;
  /** Whether the card was being asked: then undoing this asks it again. */
  readonly wasOpen: boolean;
}

/** The data for undoing, taken before a turn's card is moved. */
export function moved({ feed }: { readonly feed: CardFeed }, { card, phase }: Turn): Moved {
  return { identity: card.identity, prompt: card.prompt.text, feed, wasOpen: phase !== 'after' };
}

/** The feed with a card restored to its place. */
export function feedWithout({ feed, identity, wasOpen }: Moved, now: CardFeed): CardFeed {
  const before = restored(feed, now);
  return wasOpen ? inFront(before, identity) : before;
}

export function actionUndone(what: 'suspend' | 'bury' | 'skip' | 'rating', prompt: string): Effect {
  return { type: 'show', view: { type: 'action-undone', what, prompt } };
}
