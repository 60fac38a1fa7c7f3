import type { Kind } from '../card.ts';
import type { KindRule } from '../kind-rule.ts';
import { choice } from './choice.ts';
import { cloze } from './cloze.ts';
import { command } from './command.ts';
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
};
