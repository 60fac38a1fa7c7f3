import type { Card } from '../../deck/card.ts';
import { type Given, givenAsText } from '../../grade/given.ts';
import type { Screen } from '../../screen.ts';
import { printable } from '../../source/printable.ts';
import { renderItemText } from './markdown.ts';
import { indent } from './wrap.ts';

/** A learner's answer: the texts of picked items, typed text unchanged. */
export function renderGiven(card: Card, given: Given, screen: Screen): string {
  if (given.type !== 'items') return indent(printable(givenAsText(given)).trimEnd(), '  ');
  const texts =
    card.kind === 'steps'
      ? card.steps.map((step) => step.text)
      : card.kind === 'choice' || card.kind === 'multi'
        ? card.choices.map((choice) => choice.text.text)
        : [];
  const lead = (i: number) => (card.kind === 'steps' ? `${i + 1}. ` : `${screen.signs.bullet} `);
  return given.items.map((item, i) => renderItemText(`  ${lead(i)}`, texts[item] ?? '', screen)).join('\n');
}
