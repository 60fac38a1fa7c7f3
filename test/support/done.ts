import { emptyState } from '../../src/schedule/card-state.ts';
import type { Done } from '../../src/session/summary.ts';

/** A card that was answered right at the first try, in ten seconds. */
export function done(identity: string, changes: Partial<Done> = {}): Done {
  const [topic = ''] = identity.split('/');
  return {
    ...{ id: `event of ${identity}`, identity, topic, domain: 'storage', kind: 'text', prompt: identity },
    ...{ outcome: 'correct', score: 1, rating: 3, ms: 10_000, hints: 0 },
    before: emptyState(),
    after: { ...emptyState(), phase: 'review' },
    ...changes,
  };
}

/** A card that was answered wrong. */
export function missed(identity: string, changes: Partial<Done> = {}): Done {
  return done(identity, { outcome: 'wrong', score: 0, rating: 1, ...changes });
}
