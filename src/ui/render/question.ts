import type { Card } from '../../deck/card.ts';
import type { Draw } from '../../screen.ts';
import type { View } from '../../session/effect.ts';
import { clozeWithGaps } from './cloze.ts';
import { fenced, renderMarkdown, renderTitle } from './markdown.ts';
import { columns, READABLE } from './wrap.ts';

type QuestionView = Extract<View, { readonly type: 'question' }>;

/** The line of where one is, the prompt, and what the card gives to answer it. */
export function renderQuestion({ card, place, status }: QuestionView, width: number, draw: Draw): string {
  const { number, left, minutesLeft, day } = place;
  const about = [`${left} left`, `about ${Math.max(1, Math.round(minutesLeft))} min`];
  const progress = day ? [`${Math.floor(day.spent)} of ${Math.round(day.budget)} min`] : about;
  const long = [`${number}`, ...progress, card.topic, ...(status ? [status] : [])];
  const short = [day ? (progress[0] ?? '') : `${number}/${number + left - 1}`, card.topic];
  return renderTask([long, short, [`${number}`]], card, width, draw);
}

/**
 * A card as it is asked, below a line of where one is.
 * @param places what the line says, the longest first: the first that fits is taken
 */
export function renderTask(
  places: readonly (readonly string[])[],
  card: Card,
  width: number,
  draw: Draw,
): string {
  const parts = [placeLine(places, width, draw), renderTitle(card.prompt.text, width, draw)];
  if (card.context) parts.push(renderMarkdown(card.context.text, width, draw));
  if (card.kind === 'cloze') parts.push(clozeWithGaps(card.text, width, draw));
  if (card.kind === 'manifest' && card.start)
    parts.push(renderMarkdown(fenced(card.start.text), width, draw));
  return `\n${parts.join('\n\n')}\n`;
}

/** Words in a ruled line across the screen; alone where nothing is drawn. */
export function placeLine(places: readonly (readonly string[])[], width: number, draw: Draw): string {
  const texts = places.map((parts) => parts.join(` ${draw.signs.dot} `));
  const text = texts.find((fitting) => columns(fitting) + 6 <= width) ?? texts.at(-1) ?? '';
  if (draw.plain) return text;
  const line = `${draw.signs.rule.repeat(2)} ${text} `;
  const rule = draw.signs.rule.repeat(Math.max(0, Math.min(width, READABLE) - columns(line)));
  return draw.style.dim(`${line}${rule}`);
}
