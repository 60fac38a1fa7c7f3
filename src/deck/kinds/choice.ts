import { choicesEssence, printChoices, readChoices, writtenShuffle } from '../reading/choices.ts';
import type { KindRule } from './kind-rule.ts';

/** Several choices, of which one is right. */
export const choice: KindRule<'choice'> = {
  kind: 'choice',
  properties: ['shuffle'],
  read: (reading) => {
    const choices = readChoices(reading);
    return choices === null ? null : { kind: 'choice', ...choices };
  },
  written: writtenShuffle,
  print: printChoices,
  essence: choicesEssence,
};
