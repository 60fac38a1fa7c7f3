import type { Card } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { grade } from '../grade/grade.ts';
import type { NextIntervals } from '../schedule/next-intervals.ts';
import type { Effect } from '../session/effect.ts';
import type { Input, SessionEvent } from '../session/event.ts';
import type { Transition } from '../session/session.ts';
import { step } from '../session/step.ts';
import type { Summary } from '../session/summary.ts';
import type { Frontend } from '../ui/frontend/frontend.ts';
import type { Recorder } from './recorder.ts';

/** The things with which a session's effects are executed. */
export interface SessionRuntime {
  readonly env: Env;
  readonly frontend: Frontend;
  readonly recorder: Recorder;
  /** @throws Error when the card cannot be read any more */
  readonly loadCard: (identity: string) => Card;
  /** Shows the introduction of a unit; false if it has none. Absent if none are shown. */
  readonly introduce?: (unit: string) => boolean;
  /** The interval that each rating of a card would lead to; absent if nothing is saved. */
  readonly intervals?: (identity: string) => NextIntervals;
  /** Opens the learner's editor on a card and reads it again; `problem` says why the card is not changed. */
  readonly editCard: (card: Card) => Promise<{ card: Card; problem?: string }>;
}

/** Plays a session to its end: executes its effects, and passes the resulting events back. */
export async function play(start: Transition, runtime: SessionRuntime): Promise<Summary> {
  let current = start;
  for (;;) {
    let event: SessionEvent | null = null;
    for (const effect of current.effects) {
      if (effect.type === 'end') return effect.summary;
      event = await execute(effect, runtime);
    }
    if (event === null) throw new Error('a session that is not over asked for nothing');
    current = step(current.session, event);
  }
}

/** The event that an effect leads to; `null` when it only shows something. */
async function execute(
  effect: Exclude<Effect, { type: 'end' }>,
  runtime: SessionRuntime,
): Promise<SessionEvent | null> {
  const { env, frontend, recorder } = runtime;
  const now = env.now();
  switch (effect.type) {
    case 'show':
      frontend.show(effect.view);
      return null;
    case 'introduce':
      return { type: 'introduced', isShown: runtime.introduce?.(effect.unit) ?? false, now };
    case 'load':
      return load(effect.identity, runtime);
    case 'ask': {
      const asked = env.monotonic();
      const input = await frontend.ask(effect.ask);
      const isAnswer = input.type === 'answer' || isReveal(input);
      const changed = isAnswer ? changedCard(effect.ask.card, runtime) : null;
      if (changed !== null) {
        frontend.show({ type: 'card-changed' });
        return { type: 'edited', card: changed, now: env.now() };
      }
      return { type: 'input', input, ms: env.monotonic() - asked, now: env.now() };
    }
    case 'grade':
      return { type: 'graded', verdict: await grade(effect.card, effect.given), now };
    case 'save':
      return { type: 'saved', ...recorder.review(effect.review, effect.replaces), now };
    case 'undo': {
      const { id, identity } = effect;
      return { type: 'undone', id, identity, state: recorder.undo(id, identity), now };
    }
    case 'set-aside': {
      const { how, identity } = effect;
      return { type: 'set-aside', how, identity, ...recorder.setAside(how, identity), now };
    }
    case 'edit':
      return { type: 'edited', ...(await runtime.editCard(effect.card)), now: env.now() };
  }
}

function isReveal(input: Input): boolean {
  return input.type === 'reveal' || (input.type === 'action' && input.action === 'reveal');
}

function load(identity: string, { env, loadCard, intervals }: SessionRuntime): SessionEvent {
  try {
    const card = loadCard(identity);
    return { type: 'loaded', card, now: env.now(), ...(intervals && { intervals: intervals(identity) }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { type: 'unavailable', identity, reason, now: env.now() };
  }
}

/** The card in its current file, if it asks something else now. A file that is being written is ignored. */
function changedCard(card: Card, { loadCard }: SessionRuntime): Card | null {
  try {
    const now = loadCard(card.identity);
    return now.fingerprint() === card.fingerprint() ? null : now;
  } catch {
    return null;
  }
}
