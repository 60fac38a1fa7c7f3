import type { ClozeText } from '../../deck/card.ts';
import type { Draw } from './draw.ts';
import { renderMarkdown } from './markdown.ts';
import { fenced } from './question.ts';

/** The text with its gaps open, numbered where there are several. */
export function clozeWithGaps(text: ClozeText, width: number, draw: Draw): string {
  const { length } = text.gaps;
  return filled(text, (index) => (length === 1 ? '____' : `(${index + 1})____`), width, draw);
}

/** The text with the answers in its gaps. */
export function clozeWithAnswers(text: ClozeText, width: number, draw: Draw): string {
  return filled(text, (index) => text.gaps[index]?.accepted[0]?.text ?? '', width, draw);
}

function filled(text: ClozeText, gap: (index: number) => string, width: number, draw: Draw): string {
  const whole = text.literals
    .map((literal, index) => literal + (index < text.gaps.length ? gap(index) : ''))
    .join('');
  return renderMarkdown(text.fence === undefined ? whole : fenced(whole.trimEnd(), text.fence), width, draw);
}
