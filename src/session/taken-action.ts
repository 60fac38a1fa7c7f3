import { type CardFeed, inFront, restored } from './card-feed.ts';
import type { Effect } from './effect.ts';
import type { Rated, Turn } from './turn.ts';

/** Something that the learner did in a session, with what takes it back. */
export type TakenAction =
  | { readonly type: 'review'; readonly id: string }
  /** A saved answer was rated otherwise. */
  | {
      readonly type: 'rating';
      /** As it was after that. */
      readonly turn: Turn;
      readonly before: Rated;
    }
  | ({ readonly type: 'set-aside'; readonly how: 'suspend' | 'bury'; readonly id: string } & Moved)
  | ({ readonly type: 'skip' } & Moved);

/** A card that was moved in the feed, or out of it. */
interface Moved {
  readonly identity: string;
  readonly prompt: string;
  /** Before that. */
  readonly feed: CardFeed;
  /** Whether it was being asked: then it is asked again when this is taken back. */
  readonly wasOpen: boolean;
}

/** What is noted of the card of a turn that is about to be moved. */
export function moved({ feed }: { readonly feed: CardFeed }, { card, phase }: Turn): Moved {
  return { identity: card.identity, prompt: card.prompt.text, feed, wasOpen: phase !== 'after' };
}

/** The feed with a card back in its place. */
export function feedWithout({ feed, identity, wasOpen }: Moved, now: CardFeed): CardFeed {
  const before = restored(feed, now);
  return wasOpen ? inFront(before, identity) : before;
}

export function actionUndone(what: 'suspend' | 'bury' | 'skip' | 'rating', prompt: string): Effect {
  return { type: 'show', view: { type: 'action-undone', what, prompt } };
}
