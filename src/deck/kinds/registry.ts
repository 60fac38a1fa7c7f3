import type { Answer, Kind } from '../card.ts';
import type { PropertyName } from '../reading/properties.ts';
import { choice } from './choice.ts';
import { cloze } from './cloze.ts';
import { command } from './command.ts';
import type { AnswerSource, KindRule, WrittenProperty } from './kind-rule.ts';
import { lab } from './lab.ts';
import { manifest } from './manifest.ts';
import { multi } from './multi.ts';
import { recall } from './recall.ts';
import { steps } from './steps.ts';
import { text } from './text.ts';

/** Every kind of card. */
export const KIND_RULES: { readonly [K in Kind]: KindRule<K> } = {
  recall,
  choice,
  multi,
  cloze,
  text,
  steps,
  command,
  manifest,
  lab,
};

/** A rule whose kind is only known at run time. It must only be given answers of its kind. */
export interface AnyKindRule {
  readonly kind: Kind;
  readonly properties: readonly PropertyName[];
  readonly read: (reading: AnswerSource) => Answer | null;
  readonly written?: (answer: Answer) => readonly WrittenProperty[];
  readonly print: (answer: Answer) => string;
  readonly essence: (answer: Answer) => string;
}

export function ruleOf(kind: Kind): AnyKindRule {
  return KIND_RULES[kind] as unknown as AnyKindRule;
}
