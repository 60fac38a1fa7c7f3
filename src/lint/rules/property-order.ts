import { PROPERTIES, type Property, parseProperties } from '../../deck/reading/properties.ts';
import type { DeckRule, Found } from '../rule.ts';
import type { LintedDeck } from '../subjects/linted-deck.ts';

const ORDER = Object.keys(PROPERTIES);

export const propertyOrder: DeckRule = {
  code: 'property-order',
  group: 'style',
  severity: 'warning',
  scope: 'deck',
  fixable: true,
  text: {
    what: 'The properties of a card are not in the usual order.',
    why: 'In one order they are found at a glance, and two versions of a card differ only where they mean to.',
    help: `The order is: ${ORDER.map((name) => `\`${name}\``).join(', ')}; \`lint --fix\` writes it.`,
  },
  check: (deck) =>
    deck.outlines.flatMap(({ comment }) =>
      comment === null || looksOrdered(deck.file.text.slice(comment.start, comment.end))
        ? []
        : orderOf(comment, deck),
    ),
};

const NAME = /^(?:<!--)?[ \t]*([A-Za-z_-]+):/gm;

/** A quick test that needs no parsing; nearly every comment passes it. */
function looksOrdered(comment: string): boolean {
  let last = -1;
  for (const [, name = ''] of comment.matchAll(NAME)) {
    const at = ORDER.indexOf(name);
    if (at < last) return false;
    last = at;
  }
  return true;
}

/** Reorders whole `key: value` lines; gives no fix if any part of the comment could not be read. */
function orderOf(
  comment: NonNullable<LintedDeck['outlines'][number]['comment']>,
  { file }: LintedDeck,
): Found[] {
  const list: [] = [];
  const properties = parseProperties(file.text, comment, { file, list });
  if (properties === null || list.length > 0) return [];
  const written = [...properties.values()];
  const sorted = [...written].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const at = written.findIndex((property, i) => property !== sorted[i]);
  const first = written[at];
  const wanted = sorted[at];
  if (first === undefined || wanted === undefined) return [];
  const text = (property: Property): string => file.text.slice(property.range.start, property.range.end);
  const fix = written.flatMap((property, i) => {
    const other = sorted[i];
    return other === undefined || other === property ? [] : [{ ...property.range, text: text(other) }];
  });
  return [{ range: first.nameRange, message: `\`${wanted.name}\` comes before \`${first.name}\``, fix }];
}
