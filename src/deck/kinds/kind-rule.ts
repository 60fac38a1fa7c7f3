import type { Accepted, AnswerOf, Kind } from '../card.ts';
import type { Findings } from '../reading/findings.ts';
import type { Properties, PropertyName } from '../reading/properties.ts';
import type { CardShape } from '../reading/shape.ts';

/** The input from which a kind's answer is read. */
export interface AnswerSource {
  readonly text: string;
  readonly shape: CardShape;
  readonly properties: Properties;
  readonly findings: Findings;
}

/** A property as it is written into a card's comment. */
export type WrittenProperty = readonly [name: PropertyName, value: string | readonly string[]];

/** Everything that is special about one kind of card. */
export interface KindRule<K extends Kind> {
  readonly kind: K;
  /** Properties that only cards of this kind may have. */
  readonly properties: readonly PropertyName[];
  /** Reads the answer and reports what is wrong with it. @returns `null` if it cannot be used */
  readonly read: (reading: AnswerSource) => AnswerOf<K> | null;
  /** Properties that the answer needs in addition to its Markdown. */
  readonly written?: (answer: AnswerOf<K>) => readonly WrittenProperty[];
  /** The answer as Markdown, from which `read` gets the same answer. */
  readonly print: (answer: AnswerOf<K>) => string;
  /** The text over which the answer's fingerprint is computed. */
  readonly essence: (answer: AnswerOf<K>) => string;
}

/** Accepted answers in one line. */
export function acceptedEssence(accepted: readonly Accepted[]): string {
  return accepted.map(({ text, exact }) => (exact ? `\`${text}\`` : text)).join(' | ');
}
