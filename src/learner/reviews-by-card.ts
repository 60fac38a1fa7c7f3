import { currentIdentity } from '../deck/identity.ts';
import type { ReviewEvent } from '../progress/event.ts';
import type { Learner } from './open-learner.ts';

/** Every review that counts, in order, by the card's current identity, without those before a reset. Reads the whole log. */
export function reviewsByCard({
  progress,
  library,
}: Pick<Learner, 'progress' | 'library'>): Map<string, ReviewEvent[]> {
  const byCard = new Map<string, ReviewEvent[]>();
  for (const event of progress.history()) {
    const card = currentIdentity(event.card, library.renames);
    if (event.type === 'reset') byCard.delete(card);
    if (event.type !== 'review') continue;
    const reviews = byCard.get(card);
    if (reviews) reviews.push(event);
    else byCard.set(card, [event]);
  }
  return byCard;
}
