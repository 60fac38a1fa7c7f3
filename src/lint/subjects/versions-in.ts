import { findFrontMatter } from '../../deck/reading/front-matter.ts';
import { propertyOf } from '../../deck/reading/property-of.ts';
import type { Ranged } from '../../source/range.ts';
import type { LintedDeck } from './linted-deck.ts';

const VERSION_LINE = /^kubernetes:\s*(\S.*)$/m;

/** The Kubernetes versions in a deck's front matter and its cards, with their places. */
export function versionsIn({ file, header, cards }: LintedDeck): Ranged<string>[] {
  if (header === null) return [];
  const own = cards.filter((card) => card.properties.kubernetes !== header.kubernetes);
  const ofCards = own.flatMap((card) => propertyOf(card, 'kubernetes')?.values ?? []);
  const { block } = findFrontMatter(file.text, { file, list: [] });
  const start = block?.start ?? 0;
  const line = VERSION_LINE.exec(file.text.slice(start, block?.end));
  if (line === null) return ofCards;
  const at = start + line.index + line[0].length - (line[1] ?? '').length;
  return [
    { value: header.kubernetes, range: { start: at, end: start + line.index + line[0].length } },
    ...ofCards,
  ];
}
