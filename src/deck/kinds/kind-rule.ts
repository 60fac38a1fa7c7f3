import type { Accepted, AnswerOf, Kind } from '../card.ts';
import type { Findings } from '../reading/findings.ts';
import type { Properties, PropertyName } from '../reading/properties.ts';
import type { CardShape } from '../reading/shape.ts';

/** What a kind's answer is read from. */
export interface AnswerSource {
  readonly text: string;
  readonly shape: CardShape;
  readonly properties: Properties;
  readonly findings: Findings;
}

/** A property as it is written into a card's comment. */
export type WrittenProperty = readonly [name: PropertyName, value: string | readonly string[]];

/** All that is special about one kind of card. */
export interface KindRule<K extends Kind> {
  readonly kind: K;
  /** Properties that only cards of this kind may have. */
  readonly properties: readonly PropertyName[];
  /** The answer; what is wrong with it is reported, and `null` where nothing can be made of it. */
  readonly read: (reading: AnswerSource) => AnswerOf<K> | null;
  /** Properties that the answer needs beside its Markdown. */
  readonly written?: (answer: AnswerOf<K>) => readonly WrittenProperty[];
  /** The answer as Markdown that `read` takes for the same. */
  readonly print: (answer: AnswerOf<K>) => string;
  /** What makes the answer this one: its fingerprint is taken over this. */
  readonly essence: (answer: AnswerOf<K>) => string;
}

/** Accepted answers in one line. */
export function acceptedEssence(accepted: readonly Accepted[]): string {
  return accepted.map(({ text, exact }) => (exact ? `\`${text}\`` : text)).join(' | ');
}
