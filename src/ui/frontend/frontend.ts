import type { Ask, View } from '../../session/effect.ts';
import type { Input } from '../../session/event.ts';

/** How a session meets a learner: a terminal with keys and colours, or plain lines. */
export interface Frontend {
  show(view: View): void;
  /** @throws Failure `interrupted` or `terminal-gone`. */
  ask(ask: Ask): Promise<Input>;
  close(): void;
}
