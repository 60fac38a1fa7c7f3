import type { Card, DeckHeader } from '../card.ts';
import type { WrittenProperty } from '../kinds/kind-rule.ts';
import { ruleOf } from '../kinds/registry.ts';
import { printProperty } from '../reading/properties.ts';

/** Properties that a card inherits from its deck, so that they need not be written. */
export type PrintDeck = Pick<DeckHeader, 'tags' | 'kubernetes'>;

/** A card as Markdown that parses to the same card. */
function printCard(card: Card, deck: PrintDeck): string {
  const rule = ruleOf(card.kind);
  const properties = [...commonProperties(card, deck), ...(rule.written?.(card) ?? [])];
  const comment = ['<!--', ...properties.map(([name, value]) => printProperty(name, value)), '-->'].join(
    '\n',
  );
  const alerts = [
    ...card.hints.map((hint) => printAlert('TIP', hint.text)),
    ...card.notes.map((note) => printAlert(note.type.toUpperCase(), note.text)),
  ];
  const context = card.context === undefined ? [] : [card.context.text];
  const parts = [...context, rule.print(card), ...alerts];
  return `## ${card.prompt.text}\n${comment}\n\n${parts.join('\n\n')}\n`;
}

function commonProperties({ properties }: Card, deck: PrintDeck): WrittenProperty[] {
  const { id, was, covers, group, order, difficulty, minutes, tags, kubernetes } = properties;
  const written: WrittenProperty[] = [['id', id]];
  if (was.length > 0) written.push(['was', was]);
  if (covers.length > 0) written.push(['covers', covers]);
  if (group !== undefined) written.push(['group', group]);
  if (order !== undefined) written.push(['order', String(order)]);
  if (difficulty !== undefined) written.push(['difficulty', String(difficulty)]);
  if (minutes !== undefined) written.push(['minutes', String(minutes)]);
  if (tags.join('\n') !== deck.tags.join('\n')) written.push(['tags', tags]);
  if (kubernetes !== deck.kubernetes) written.push(['kubernetes', kubernetes]);
  return written;
}

/** `> [!TIP]` and a text below it. */
export function printAlert(type: string, text: string): string {
  const lines = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return [`> [!${type}]`, ...lines].join('\n');
}

/** A deck as Markdown. Scalars are quoted as JSON, which YAML reads in the same way. */
export function printDeck(header: DeckHeader, cards: readonly Card[]): string {
  const { title, topic, domain, kubernetes, sources, tags } = header;
  const lines = [
    ...Object.entries({ title, topic, domain, kubernetes }).map(
      ([key, value]) => `${key}: ${JSON.stringify(value)}`,
    ),
    ...(sources.length > 0
      ? ['sources:', ...sources.map((source) => `  - ${JSON.stringify(source.value)}`)]
      : []),
    ...(tags.length > 0 ? [`tags: ${JSON.stringify(tags)}`] : []),
  ];
  return [`---\n${lines.join('\n')}\n---\n`, ...cards.map((card) => printCard(card, header))].join('\n');
}
