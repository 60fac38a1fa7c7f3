import type { Accepted } from '../card.ts';
import { printFence } from '../printing/print-fence.ts';
import { infoWords } from '../reading/fence-words.ts';
import { report } from '../reading/findings.ts';
import { fencePart } from '../reading/part.ts';
import { acceptedEssence, type KindRule } from './kind-rule.ts';

/** A word or a line to type; each line of the fence is an accepted answer, or all lines together are one. */
export const text: KindRule<'text'> = {
  kind: 'text',
  properties: [],
  read: ({ text, shape, findings }) => {
    const [fence] = shape.answer;
    if (fence?.type !== 'fence') return null;
    const part = fencePart(text, fence, 'text');
    const answers = infoWords(text, fence).includes('whole') ? [part.text] : part.text.split('\n');
    const accepted: Accepted[] = answers
      .map((a) => ({ text: a.trim(), exact: true }))
      .filter((a) => a.text !== '');
    if (accepted.length === 0) report(findings, 'empty-answer', fence);
    return { kind: 'text', accepted, answerRange: part.range };
  },
  print: ({ accepted }) => {
    const whole = accepted.some((answer) => answer.text.includes('\n'));
    return printFence(whole ? 'text answer whole' : 'text answer', accepted.map((a) => a.text).join('\n'));
  },
  essence: ({ accepted }) => acceptedEssence(accepted),
};
