import type { Range } from '../../source/range.ts';
import type { Block } from '../markdown/block.ts';
import { type ClozePlace, findGaps, type PlacedGap } from './gaps.ts';

/** The gaps in a block's text and in its children; there are none in an unmarked fence. */
export function gapsIn(text: string, block: Block): PlacedGap[] {
  switch (block.type) {
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap((child) => gapsIn(text, child)));
    case 'quote':
      return block.children.flatMap((child) => gapsIn(text, child));
    case 'table':
      return placed(text, block, 'table');
    case 'paragraph':
    case 'heading':
      return placed(text, block, 'text');
    default:
      return [];
  }
}

export function placed(text: string, range: Range, place: ClozePlace): PlacedGap[] {
  if (!text.slice(range.start, range.end).includes('==')) return [];
  return findGaps(text, range, place).map(({ start, end }) => ({ start, end, place }));
}
