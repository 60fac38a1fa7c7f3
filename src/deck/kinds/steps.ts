import type { Part } from '../card.ts';
import { report } from '../reading/findings.ts';
import { itemPart } from '../reading/part.ts';
import type { AnswerSource, KindRule } from './kind-rule.ts';

const FEWEST = 3;
const PAIR = /^(\d{1,4})-(\d{1,4})$/;

/** A numbered list to put in order. */
export const steps: KindRule<'steps'> = {
  kind: 'steps',
  properties: ['swap'],
  read: (reading) => {
    const { shape, findings } = reading;
    const [list] = shape.answer;
    if (list?.type !== 'list') return null;
    const count = list.items.length;
    if (count < FEWEST) report(findings, 'few-steps', list, String(count));
    const parts: Part[] = [];
    for (const item of list.items) {
      const part = itemPart(reading.text, item, item.children[0]?.start ?? item.end, item.end);
      if (part === null) report(findings, 'empty-step', item);
      else parts.push(part);
    }
    return { kind: 'steps', steps: parts, swap: readSwap(reading, count) };
  },
  written: ({ swap }) => [
    ['kind', 'steps'],
    ...(swap.length > 0 ? [['swap', swap.map(([a, b]) => `${a}-${b}`)] as const] : []),
  ],
  print: ({ steps }) =>
    steps
      .map((step, i) => {
        const marker = `${i + 1}. `;
        return marker + step.text.replaceAll('\n', `\n${' '.repeat(marker.length)}`);
      })
      .join('\n'),
  essence: ({ steps }) => steps.map((step) => step.text).join('\n'),
};

/** Pairs of positions, counted from 1. */
function readSwap({ properties, findings }: AnswerSource, count: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (const { value, range } of properties.get('swap')?.values ?? []) {
    const [, first, second] = PAIR.exec(value) ?? [];
    const [a, b] = [Number(first), Number(second)];
    if (a >= 1 && b >= 1 && a !== b && a <= count && b <= count) pairs.push([a, b]);
    else report(findings, 'bad-swap', range, value);
  }
  return pairs;
}
