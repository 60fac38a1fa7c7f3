import type { Level } from '../curriculum/course.ts';
import type { Kind } from './card.ts';

const OF_KIND: Record<Kind, Level> = {
  recall: 1,
  choice: 1,
  multi: 1,
  cloze: 1,
  text: 1,
  steps: 2,
  command: 2,
  manifest: 2,
  lab: 3,
};

/** The level of a card: its difficulty if the card sets it, otherwise the default of its kind. */
export function levelOf({ kind, difficulty }: { kind: Kind; difficulty?: Level }): Level {
  return difficulty ?? OF_KIND[kind];
}

/** Whether a card is answered with commands or a manifest; such cards come after the ideas of their unit. */
export function isTyped(kind: Kind): boolean {
  return kind === 'command' || kind === 'manifest' || kind === 'lab';
}
