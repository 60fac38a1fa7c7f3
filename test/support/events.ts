import fc from 'fast-check';
import type {
  KnownCardsEvent,
  ManualChangeEvent,
  ProgressEvent,
  ReviewEvent,
  UndoEvent,
} from '../../src/progress/event.ts';
import { schedulerWith } from './scheduling.ts';
import { NOON } from './test-env.ts';

export const SCHEDULER = schedulerWith();

/** Replays without a renamed card. */
export const READING = { scheduler: SCHEDULER, resolve: (identity: string) => identity };

const TODAY = Math.floor(NOON / 86_400_000);

export function id(number: number): string {
  return number.toString(16).padStart(32, '0');
}

export function review(number: number, fields: Partial<ReviewEvent> = {}): ReviewEvent {
  return {
    id: id(number),
    at: NOON + number,
    day: TODAY,
    type: 'review',
    card: 'rbac/what-grants-a-role',
    rating: 3,
    outcome: 'correct',
    mode: 'study',
    ms: 4200,
    fingerprint: '0123456789ab',
    hint: 0,
    answer: 'RoleBinding',
    ...fields,
  };
}

export function undo(number: number, of: number): UndoEvent {
  return { id: id(number), at: NOON + number, day: TODAY, type: 'undo', of: id(of) };
}

export function manualChange(
  number: number,
  type: ManualChangeEvent['type'],
  card = 'rbac/what-grants-a-role',
): ManualChangeEvent {
  return { id: id(number), at: NOON + number, day: TODAY, type, card };
}

export function known(number: number, ...cards: string[]): KnownCardsEvent {
  return { id: id(number), at: NOON + number, day: TODAY, type: 'know', cards };
}

/** A drawn plan of events, made into events with ids from `first` on; an undo takes back an earlier one, an undo among them. */
type Drawn = {
  readonly type: ProgressEvent['type'];
  readonly card: number;
  readonly rating: number;
  readonly gap: number;
  readonly of: number;
};

const drawn: fc.Arbitrary<Drawn> = fc.record({
  type: fc.constantFrom('review', 'review', 'review', 'undo', 'suspend', 'resume', 'bury', 'reset', 'know'),
  card: fc.nat(3),
  rating: fc.integer({ min: 1, max: 4 }),
  gap: fc.constantFrom(0, 1, 1, 60_000, 86_400_000, 400_000_000),
  of: fc.nat(),
});

/** Histories as sessions write them: time never runs backwards, ids are distinct. */
export function histories(first = 0): fc.Arbitrary<ProgressEvent[]> {
  return fc.array(drawn, { maxLength: 40 }).map((plan) => {
    let at = NOON;
    return plan.map((step, index) => {
      at += step.gap;
      const stamp = { id: scrambled(first + index), at, day: Math.floor(at / 86_400_000) };
      const card = `rbac/card-${step.card}`;
      if (step.type === 'review')
        return { ...review(0), ...stamp, card, rating: step.rating as 1 | 2 | 3 | 4 };
      const cards = [card, 'rbac/card-0'];
      if (step.type === 'know') return { ...stamp, type: 'know', cards };
      if (step.type !== 'undo' && step.rating === 4) return { ...stamp, type: step.type, cards };
      if (step.type !== 'undo') return { ...stamp, type: step.type, card };
      return { ...stamp, type: 'undo', of: scrambled(first + (index === 0 ? 0 : step.of % index)) };
    });
  });
}

/** Ids that do not grow with time, as random ones do not. */
function scrambled(number: number): string {
  return (Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(32, '0');
}
