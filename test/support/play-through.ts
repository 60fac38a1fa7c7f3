import type { Card } from '../../src/deck/card.ts';
import { grade } from '../../src/grade/grade.ts';
import { applyReview, type CardState, emptyState } from '../../src/schedule/card-state.ts';
import type { Scheduler } from '../../src/schedule/scheduler.ts';
import type { Effect } from '../../src/session/effect.ts';
import type { Input, SessionEvent } from '../../src/session/event.ts';
import type { Transition } from '../../src/session/session.ts';
import { step } from '../../src/session/step.ts';
import { perform } from './perform.ts';

type EffectOf<T extends Effect['type']> = Extract<Effect, { readonly type: T }>;

/** What a session did with a script of inputs. */
export interface Played {
  readonly effects: readonly Effect[];
  readonly last: Transition;
  of<T extends Effect['type']>(type: T): EffectOf<T>[];
  /** The identities of the questions, in order. */
  readonly asked: readonly string[];
}

/** Executes a session's effects in memory and answers each question from a script; stops where the script ends. */
export async function playThrough(
  start: Transition,
  cards: readonly Card[],
  inputs: readonly Input[],
  { scheduler, now = 0 }: { scheduler: Scheduler; now?: number },
): Promise<Played> {
  const states = new Map<string, CardState>();
  const script = [...inputs];
  let saved = 0;
  const react = async (effect: Effect): Promise<SessionEvent | 'stop' | null> => {
    const stateOf = (identity: string) => states.get(identity) ?? emptyState();
    switch (effect.type) {
      case 'load': {
        const card = cards.find((c) => c.identity === effect.identity);
        return card
          ? { type: 'loaded', card, now }
          : { type: 'unavailable', identity: effect.identity, reason: 'gone', now };
      }
      case 'ask': {
        const input = script.shift();
        return input ? { type: 'input', input, ms: 1000, now } : 'stop';
      }
      case 'grade':
        return { type: 'graded', verdict: await grade(effect.card, effect.given), now };
      case 'save': {
        const { identity } = effect.review.card;
        const before = effect.replaces ? emptyState() : stateOf(identity);
        const after = applyReview(before, { rating: effect.review.rating, at: now, day: 0 }, scheduler, 'e');
        states.set(identity, after);
        saved++;
        return { type: 'saved', id: `event-${saved}`, before, after, now };
      }
      case 'undo':
        states.delete(effect.identity);
        return { type: 'undone', id: effect.id, identity: effect.identity, state: emptyState(), now };
      case 'set-aside':
        saved++;
        return {
          type: 'set-aside',
          id: `event-${saved}`,
          how: effect.how,
          identity: effect.identity,
          state: { ...emptyState(), buriedOn: 0 },
          now,
        };
      case 'end':
        return 'stop';
      default:
        return null;
    }
  };
  const { effects, last } = await perform(start, react, ({ session }, event) => step(session, event));
  const of = <T extends Effect['type']>(type: T) => effects.filter((e): e is EffectOf<T> => e.type === type);
  const asked = of('ask').flatMap(({ ask }) => (ask.type === 'answer' ? [ask.card.identity] : []));
  return { effects, last, of, asked };
}
