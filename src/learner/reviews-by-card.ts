import { currentIdentity } from '../deck/identity.ts';
import type { ReviewEvent } from '../progress/event.ts';
import type { Learner } from './open-learner.ts';

/** Every review that counts, by the card as it is called now, in order; what a reset cut off is not in it. Reads the whole log. */
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
