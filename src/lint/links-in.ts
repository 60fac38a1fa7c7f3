import type { DeckHeader } from '../deck/card.ts';
import type { CardOutline } from '../deck/outline-deck.ts';
import type { Range } from '../source/range.ts';

/** An address that a page shows as a link. */
export interface Link {
  readonly address: string;
  readonly range: Range;
}

/** `<address>`, `](address)`, and `[label]: address` at a line's start. */
const LINK = /(<|\]\(|^ {0,3}\[[^\]\n]{1,80}\]:[ \t]*<?)(https?:\/\/[^\s<>()`]{1,500})/gim;

/** The links of a deck's text and its sources, in order; what stands in a fence or in a code span is none. */
export function linksIn(
  text: string,
  header: DeckHeader | null,
  outlines: readonly CardOutline[],
): readonly Link[] {
  const links: Link[] = (header?.sources ?? []).map(({ value, range }) => ({ address: value, range }));
  let card = 0;
  for (const match of text.matchAll(LINK)) {
    const start = match.index + (match[1]?.length ?? 0);
    const address = match[2] ?? '';
    while (card + 1 < outlines.length && (outlines[card + 1]?.start ?? 0) <= start) card++;
    if (!isCode(text, start, outlines[card]))
      links.push({ address, range: { start, end: start + address.length } });
  }
  return links;
}

function isCode(text: string, at: number, card: CardOutline | undefined): boolean {
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const backticks = text.slice(lineStart, at).split('`').length - 1;
  if (backticks % 2 === 1) return true;
  return card?.body.some((block) => block.type === 'fence' && block.start <= at && at < block.end) ?? false;
}
