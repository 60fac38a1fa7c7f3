import type { Range } from '../../source/range.ts';
import type { Block, Heading, Html, Quote } from '../markdown/block.ts';
import { scanBlocks } from '../markdown/scan-blocks.ts';
import { isAlert } from './alert.ts';

/** A card by its blocks: only the positions of its parts are known yet. */
export interface CardOutline extends Range {
  readonly heading: Heading;
  /** The comment below the heading, which may contain the properties. */
  readonly comment: Html | null;
  /** The blocks between the comment and the first alert. */
  readonly body: readonly Block[];
  readonly alerts: readonly Quote[];
  /** Blocks after the first alert that should not be there. */
  readonly stray: readonly Block[];
  /** Comments and link definitions after the first alert. */
  readonly unseen: readonly Block[];
}

export interface DeckOutline {
  /** The blocks before the first card and after a second `# `. */
  readonly other: (block: Block) => void;
  readonly card: (card: CardOutline) => void;
}

/** Splits a deck's text, from the end of its front matter on, into cards; one pass, each card passed on when it ends. */
export function outlineDeck(text: string, from: number, { other, card }: DeckOutline): void {
  let heading: Heading | null = null;
  let blocks: Block[] = [];
  scanBlocks(text, from, (block) => {
    if (block.type === 'heading' && block.level <= 2) {
      if (heading !== null) card(outlineCard(text, heading, blocks, block.start));
      heading = block.level === 2 ? block : null;
      blocks = [];
    } else if (heading === null) other(block);
    else blocks.push(block);
  });
  if (heading !== null) card(outlineCard(text, heading, blocks, text.length));
}

function outlineCard(text: string, heading: Heading, blocks: readonly Block[], end: number): CardOutline {
  const first = blocks[0];
  const comment = first?.type === 'html' && first.comment ? first : null;
  const body: Block[] = [];
  const alerts: Quote[] = [];
  const stray: Block[] = [];
  const unseen: Block[] = [];
  for (const block of blocks) {
    if (block === comment) continue;
    if (block.type === 'quote' && isAlert(text, block)) alerts.push(block);
    else if (alerts.length === 0) body.push(block);
    else (isUnseen(block) ? unseen : stray).push(block);
  }
  return { start: heading.start, end, heading, comment, body, alerts, stray, unseen };
}

/** Comments and link definitions, which a rendered page does not show. */
export function isUnseen(block: Block): boolean {
  return block.type === 'definition' || (block.type === 'html' && block.comment);
}
