import { choicesEssence, printChoices, readChoices, writtenShuffle } from '../reading/choices.ts';
import type { KindRule } from './kind-rule.ts';

/** Several choices, of which all right ones must be picked. */
export const multi: KindRule<'multi'> = {
  kind: 'multi',
  properties: ['shuffle'],
  read: (reading) => {
    const choices = readChoices(reading);
    return choices === null ? null : { kind: 'multi', ...choices };
  },
  written: (answer) => [
    ...(answer.choices.filter((choice) => choice.correct).length < 2 ? [['kind', 'multi'] as const] : []),
    ...writtenShuffle(answer),
  ],
  print: printChoices,
  essence: choicesEssence,
};
