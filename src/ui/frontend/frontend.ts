import type { Ask, View } from '../../session/effect.ts';
import type { Input } from '../../session/event.ts';

/** How a session talks to a learner: at a terminal with keys and colours, or in plain lines. */
export interface Frontend {
  show(view: View): void;
  /** @throws Failure `interrupted` or `terminal-gone`. */
  ask(ask: Ask): Promise<Input>;
  close(): void;
}
