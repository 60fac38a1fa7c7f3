import type { CardState } from '../card-state.ts';
import { stepDueAt } from '../due.ts';
import type { Scheduler } from '../scheduler.ts';
import type { LearningStep, QueueEntry, QueueUnit } from './candidates.ts';

/** Minutes by which a step is asked early when nothing else is left: <https://docs.ankiweb.net/preferences.html#scheduler>. */
const LEARN_AHEAD = 20;
const MINUTE = 60_000;

/** What is still to be asked in a session. A value: asking and answering make new ones. */
export interface Queue {
  /** The rest of the chain that is being played; nothing comes between its cards. */
  readonly chain: readonly string[];
  readonly units: readonly QueueUnit[];
  /** The earliest first. */
  readonly steps: readonly LearningStep[];
  /** Whether steps come as soon as they end, or when nothing else is left. */
  readonly stepsLast: boolean;
}

export type Next =
  | { readonly type: 'card'; readonly identity: string }
  /** Nothing to ask now; `dueAt` is when the next step ends, `null` where none is left. */
  | { readonly type: 'done'; readonly dueAt: number | null };

/** The card to ask at a moment: the chain that was begun, steps that have ended, what is planned, then steps a little early. */
export function next(queue: Queue, now: number): Next {
  const [step] = queue.steps;
  const chained = queue.chain[0];
  if (chained !== undefined) return { type: 'card', identity: chained };
  if (step && step.dueAt <= now && !queue.stepsLast) return { type: 'card', identity: step.identity };
  const planned = queue.units[0]?.cards[0];
  if (planned !== undefined) return { type: 'card', identity: planned };
  if (step && step.dueAt <= now + LEARN_AHEAD * MINUTE) return { type: 'card', identity: step.identity };
  return { type: 'done', dueAt: step?.dueAt ?? null };
}

/** The queue after an answer: `state` is what the card became, and says whether it comes again in this session. */
export function answered(queue: Queue, identity: string, state: CardState, scheduler: Scheduler): Queue {
  const rest = dropped(queue, identity);
  const dueAt = state.suspended === null ? stepDueAt(state, scheduler) : null;
  if (dueAt === null) return rest;
  return { ...rest, steps: [...rest.steps, { identity, dueAt }].sort((a, b) => a.dueAt - b.dueAt) };
}

/** The queue without a card that was skipped, buried or set aside. A chain goes on after the card that opened it. */
export function dropped(queue: Queue, identity: string): Queue {
  const others = (cards: readonly string[]) => cards.filter((card) => card !== identity);
  const steps = queue.steps.filter((step) => step.identity !== identity);
  const [first, ...later] = queue.units;
  if (first?.cards[0] === identity) return { ...queue, chain: first.cards.slice(1), units: later, steps };
  const units = queue.units.map((unit) => ({ ...unit, cards: others(unit.cards) }));
  return {
    ...queue,
    chain: others(queue.chain),
    units: units.filter((unit) => unit.cards.length > 0),
    steps,
  };
}

/** The queue with a card at its front, whose answer was taken back; `state` is what it was before. */
export function putBack(queue: Queue, entry: QueueEntry, state: CardState): Queue {
  const steps = queue.steps.filter((step) => step.identity !== entry.identity);
  if (queue.chain.length > 0) return { ...queue, steps, chain: [entry.identity, ...queue.chain] };
  const unit: QueueUnit = {
    type: state.phase === 'new' ? 'new' : 'review',
    topic: entry.topic,
    cards: [entry.identity],
    siblings: null,
    begun: null,
  };
  return { ...queue, steps: steps, units: [unit, ...queue.units] };
}
