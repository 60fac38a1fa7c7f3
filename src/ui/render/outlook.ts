import type { DayLoad } from '../../schedule/queue/day-load.ts';
import type { Screen } from '../../screen.ts';
import type { Outlook } from '../../session/outlook.ts';
import { count } from './numbers.ts';
import { wrap } from './wrap.ts';

/** What was learned today, what comes tomorrow, and how to continue, one line each. */
export function renderOutlook(outlook: Outlook, screen: Screen): string {
  const { time, learnt, reviewed, missed, relearned, streak, tomorrow, weakest } = outlook;
  const dot = ` ${screen.signs.dot} `;
  const today = [
    ...(time ? [`${Math.round(time.spent)} of ${Math.round(time.budget)} min`] : []),
    `${learnt} new`,
    `${reviewed} reviewed`,
    ...(missed > 0 ? [`${relearned} of ${missed} missed relearned`] : []),
    ...(streak > 1 ? [`day ${streak} in a row`] : []),
  ];
  const lines = [`Today: ${today.join(dot)}`, tomorrowLine(tomorrow)];
  if (weakest !== null) lines.push(`Weakest: ${weakest} (${screen.program} quiz --topic ${weakest})`);
  return `${[...lines, ...goingOn(missed, screen)].map((line) => wrap(line, screen.width)).join('\n')}\n`;
}

/** A message that today's work is done, and how to continue. */
export function renderDayDone(missed: number, tomorrow: DayLoad, screen: Screen): string {
  const lines = ['Today is done.', tomorrowLine(tomorrow), ...goingOn(missed, screen)];
  return `\n${lines.map((line) => wrap(line, screen.width)).join('\n')}\n`;
}

function tomorrowLine({ cards, minutes }: DayLoad): string {
  if (cards === 0) return 'Tomorrow: nothing to ask';
  return `Tomorrow: about ${Math.max(1, Math.round(minutes))} min, ${count(cards, 'card')}`;
}

function goingOn(missed: number, { program }: Screen): string[] {
  const again =
    missed > 0 ? [`${program} study --missed asks the ${count(missed, 'missed card')} again`] : [];
  return [...again, `${program} study --ahead goes on with what comes next`];
}
