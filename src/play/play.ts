import type { Card } from '../deck/card.ts';
import type { Env } from '../env.ts';
import { grade } from '../grade/grade.ts';
import type { Effect } from '../session/effect.ts';
import type { SessionEvent } from '../session/event.ts';
import type { Step } from '../session/session.ts';
import { step } from '../session/step.ts';
import type { Summary } from '../session/summary.ts';
import type { Face } from '../ui/face/face.ts';
import type { Recorder } from './recorder.ts';

/** What a session's effects are executed with. */
export interface Stage {
  readonly env: Env;
  readonly face: Face;
  readonly recorder: Recorder;
  /** @throws Error when the card cannot be read any more */
  readonly loadCard: (identity: string) => Card;
  /** Opens the learner's editor on a card and reads it again; `problem` says why the card stays as it was. */
  readonly editCard: (card: Card) => Promise<{ card: Card; problem?: string }>;
}

/** Plays a session to its end: executes effects, and feeds back what they led to. */
export async function play(start: Step, stage: Stage): Promise<Summary> {
  let current = start;
  for (;;) {
    let event: SessionEvent | null = null;
    for (const effect of current.effects) {
      if (effect.type === 'end') return effect.summary;
      event = await execute(effect, stage);
    }
    if (event === null) throw new Error('a session that is not over asked for nothing');
    current = step(current.session, event);
  }
}

/** The event that an effect leads to; `null` when it only shows something. */
async function execute(effect: Exclude<Effect, { type: 'end' }>, stage: Stage): Promise<SessionEvent | null> {
  const { env, face, recorder } = stage;
  const now = env.now();
  switch (effect.type) {
    case 'show':
      face.show(effect.view);
      return null;
    case 'load':
      return load(effect.identity, stage);
    case 'ask': {
      const asked = env.monotonic();
      const input = await face.ask(effect.ask);
      const isAnswer = input.type === 'answer' || input.type === 'reveal';
      const changed = isAnswer ? changedCard(effect.ask.card, stage) : null;
      if (changed !== null) {
        face.show({ type: 'card-changed' });
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
    case 'steer': {
      const { steer, identity } = effect;
      return { type: 'steered', identity, state: recorder.steer(steer, identity), now };
    }
    case 'edit':
      return { type: 'edited', ...(await stage.editCard(effect.card)), now: env.now() };
  }
}

function load(identity: string, { env, loadCard }: Stage): SessionEvent {
  try {
    return { type: 'loaded', card: loadCard(identity), now: env.now() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { type: 'unavailable', identity, reason, now: env.now() };
  }
}

/** The card as its file has it now, where that asks something else than was asked; one that is being written is left as it was asked. */
function changedCard(card: Card, { loadCard }: Stage): Card | null {
  try {
    const now = loadCard(card.identity);
    return now.fingerprint() === card.fingerprint() ? null : now;
  } catch {
    return null;
  }
}
