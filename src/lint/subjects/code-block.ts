import type { Card, ClozeText, Part } from '../../deck/card.ts';
import type { Block, FencedCode } from '../../deck/markdown/block.ts';
import { scanBlocks } from '../../deck/markdown/scan-blocks.ts';
import { infoWords } from '../../deck/reading/fence-words.ts';
import { fencePart } from '../../deck/reading/part.ts';
import type { Range } from '../../source/range.ts';
import { placeIn } from './place-in.ts';

/** Code in a card, shown or as an answer. */
export interface CodeBlock {
  readonly language: string;
  /** Whether it is wrong on purpose. */
  readonly broken: boolean;
  readonly text: string;
  /** The place of a range of `text` in the deck's file. */
  readonly place: (range: Range) => Range;
}

const FENCE = /```|~~~/;

/**
 * The fences that a card shows in addition to its answer: in context, hints, notes, reasons, the answer of a `recall` card, and a `cloze` fence
 * with its first alternatives filled in.
 */
export function shownCode(card: Card): CodeBlock[] {
  const shown = shownParts(card).flatMap((part) => codeIn(card.file.text, part));
  return card.kind === 'cloze' && card.text.fence !== undefined ? [...shown, filledIn(card.text)] : shown;
}

function filledIn({ fence = '', literals, gaps, range }: ClozeText): CodeBlock {
  const answers = gaps.map(({ accepted }) => accepted[0]?.text ?? '');
  const text = literals.map((literal, i) => literal + (answers[i] ?? '')).join('');
  const place = (offset: number): Range => {
    let left = offset;
    for (const [i, { length }] of literals.entries()) {
      const start = (gaps[i - 1]?.range.end ?? range.start) + left;
      if (left < length || gaps[i] === undefined) return { start, end: start };
      left -= length;
      const answer = answers[i] ?? '';
      if (left < answer.length) return gaps[i].range;
      left -= answer.length;
    }
    return { start: range.end, end: range.end };
  };
  const placed = ({ start, end }: Range): Range => {
    const [first, last] = [place(start), place(Math.max(start, end - 1))];
    return { start: first.start, end: Math.max(first.end, last.end, Math.min(last.start + 1, range.end)) };
  };
  return { language: fence, broken: false, text, place: placed };
}

function shownParts(card: Card): Part[] {
  const parts: Part[] = [...(card.context ? [card.context] : []), ...card.hints, ...card.notes];
  if (card.kind === 'recall') parts.push(card.answer);
  if (card.kind === 'choice' || card.kind === 'multi')
    for (const { reason } of card.choices) if (reason !== undefined) parts.push(reason);
  return parts;
}

function codeIn(source: string, part: Part): CodeBlock[] {
  if (!FENCE.test(part.text)) return [];
  const place = placeIn(source, part);
  const fences: FencedCode[] = [];
  scanBlocks(part.text, 0, (block) => collectFences(block, fences));
  return fences.map((fence) => {
    const [language = '', ...words] = infoWords(part.text, fence);
    const content = fencePart(part.text, fence, language);
    const inPart = placeIn(part.text, content);
    return {
      language,
      broken: words.includes('broken'),
      text: content.text,
      place: (range) => place(inPart(range)),
    };
  });
}

function collectFences(block: Block, into: FencedCode[]): void {
  if (block.type === 'fence') into.push(block);
  else if (block.type === 'quote') for (const child of block.children) collectFences(child, into);
  else if (block.type === 'list')
    for (const item of block.items) for (const child of item.children) collectFences(child, into);
}
