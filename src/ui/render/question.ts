import type { Card } from '../../deck/card.ts';
import type { Screen } from '../../screen.ts';
import type { View } from '../../session/effect.ts';
import { clozeWithGaps } from './cloze.ts';
import { fenced, renderMarkdown, renderTitle } from './markdown.ts';
import { columns, READABLE } from './wrap.ts';

type QuestionView = Extract<View, { readonly type: 'question' }>;

/** The position line, the prompt, and what the card provides for the answer. */
export function renderQuestion({ card, place, status }: QuestionView, screen: Screen): string {
  const { number, left, minutesLeft, day } = place;
  const about = [`${left} left`, `about ${Math.max(1, Math.round(minutesLeft))} min`];
  const progress = day ? [`${clock(day.spent)} of ${Math.round(day.budget)} min`] : about;
  const long = [`${number}`, ...progress, card.topic, ...(status ? [status] : [])];
  const short = [day ? (progress[0] ?? '') : `${number}/${number + left - 1}`, card.topic];
  return renderTask([long, short, [`${number}`]], card, screen);
}

/** Minutes as `12:05`, so that it moves with every card. */
function clock(minutes: number): string {
  const seconds = Math.floor(minutes * 60);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}

/**
 * A card as it is asked, below the position line.
 * @param places texts for the position line, the longest first: the first one that fits is used
 */
export function renderTask(places: readonly (readonly string[])[], card: Card, screen: Screen): string {
  const parts = [placeLine(places, screen), renderTitle(card.prompt.text, screen)];
  if (card.context) parts.push(renderMarkdown(card.context.text, screen));
  if (card.kind === 'cloze') parts.push(clozeWithGaps(card.text, screen));
  if (card.kind === 'manifest' && card.start) parts.push(renderMarkdown(fenced(card.start.text), screen));
  return `\n${parts.join('\n\n')}\n`;
}

/** Words in a ruled line across the screen, or the words alone if nothing is drawn. */
export function placeLine(places: readonly (readonly string[])[], screen: Screen): string {
  const texts = places.map((parts) => parts.join(` ${screen.signs.dot} `));
  const text = texts.find((fitting) => columns(fitting) + 6 <= screen.width) ?? texts.at(-1) ?? '';
  if (screen.plain) return text;
  const line = `${screen.signs.rule.repeat(2)} ${text} `;
  const rule = screen.signs.rule.repeat(Math.max(0, Math.min(screen.width, READABLE) - columns(line)));
  return screen.style.dim(`${line}${rule}`);
}
