import type { DeckHeader } from '../../deck/card.ts';
import type { CardOutline } from '../../deck/reading/outline-deck.ts';
import type { Range } from '../../source/range.ts';

/** An address that a page shows as a link. */
export interface Link {
  readonly address: string;
  readonly range: Range;
}

/** `<address>`, `](address)`, and `[label]: address` at a line's start. */
const LINK = /(<|\]\(|^ {0,3}\[[^\]\n]{1,80}\]:[ \t]*<?)(https?:\/\/[^\s<>()`]{1,500})/gim;

const BACKTICK = '`'.charCodeAt(0);

/** The links of a deck's text and its sources, in order, without those in fences and code spans. */
export function linksIn(
  text: string,
  header: DeckHeader | null,
  outlines: readonly CardOutline[],
): readonly Link[] {
  const links: Link[] = (header?.sources ?? []).map(({ value, range }) => ({ address: value, range }));
  const codeAt = codeSpans(text);
  let card = 0;
  for (const match of text.matchAll(LINK)) {
    const start = match.index + (match[1]?.length ?? 0);
    const address = match[2] ?? '';
    while (card + 1 < outlines.length && (outlines[card + 1]?.start ?? 0) <= start) card++;
    if (!codeAt(start) && !isInFence(start, outlines[card]))
      links.push({ address, range: { start, end: start + address.length } });
  }
  return links;
}

/** Whether the number of backticks before a place in its line is odd; called for places in order, so that each character is read once. */
function codeSpans(text: string): (at: number) => boolean {
  let seen = 0;
  let lineEnd = text.indexOf('\n');
  let isOdd = false;
  return (at) => {
    if (lineEnd !== -1 && lineEnd < at) {
      seen = text.lastIndexOf('\n', at) + 1;
      lineEnd = text.indexOf('\n', at);
      isOdd = false;
    }
    for (; seen < at; seen++) if (text.charCodeAt(seen) === BACKTICK) isOdd = !isOdd;
    return isOdd;
  };
}

function isInFence(at: number, card: CardOutline | undefined): boolean {
  return card?.body.some((block) => block.type === 'fence' && block.start <= at && at < block.end) ?? false;
}
