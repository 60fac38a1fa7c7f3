import type { Outlook } from '../../session/outlook.ts';
import type { Draw } from './draw.ts';
import { wrap } from './wrap.ts';

/** What was learnt today and what comes tomorrow, in two or three lines. */
export function renderOutlook(outlook: Outlook, width: number, draw: Draw): string {
  const { learnt, reviewed, forgotten, dueTomorrow, unseen, weakest } = outlook;
  const dot = ` ${draw.signs.dot} `;
  const today = [
    `${learnt} new`,
    `${reviewed} reviewed`,
    ...(forgotten > 0 ? [`${forgotten} to relearn`] : []),
  ];
  const lines = [
    `Today: ${today.join(dot)}`,
    `Tomorrow: ${[`${count(dueTomorrow, 'review')} due`, `${unseen} unseen`].join(dot)}`,
  ];
  if (weakest !== null) lines.push(`Weakest: ${weakest} (k8s-drill quiz --topic ${weakest})`);
  return `${lines.map((line) => wrap(line, width)).join('\n')}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
