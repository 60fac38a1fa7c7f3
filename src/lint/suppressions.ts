import type { Block } from '../deck/markdown/block.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { nearest } from '../source/nearest.ts';
import type { Range, Ranged } from '../source/range.ts';
import type { Found } from './rule.ts';
import type { LintedDeck } from './subjects/linted-deck.ts';

/** `<!-- k8s-drill-disable-next-card code, other-code -- reason -->`: the codes that it suppresses, and their place. */
export interface Suppression {
  readonly code: Ranged<string>;
  /** The card below the comment. */
  readonly card: Range;
}

export interface Suppressions {
  readonly list: readonly Suppression[];
  /** The problems in the comments themselves. */
  readonly problems: readonly Found[];
}

const WORD = 'k8s-drill-disable-next-card';
const FORM = `write \`<!-- ${WORD} code -- reason -->\` above the card's heading`;
const NONE: Suppressions = { list: [], problems: [] };

/** The suppressions of a deck. A comment within a fence is text. */
export function readSuppressions(
  { file: { text }, outlines, other }: LintedDeck,
  codes: ReadonlySet<string>,
): Suppressions {
  if (!text.includes(WORD)) return NONE;
  const list: Suppression[] = [];
  const problems: Found[] = [];
  const blocks = [
    ...other,
    ...outlines.flatMap(({ comment, body, unseen }) => [...(comment ? [comment] : []), ...body, ...unseen]),
  ];
  for (const block of blocks) {
    if (!isComment(block)) continue;
    const at = text.slice(0, block.end).indexOf(WORD, block.start);
    if (at === -1 || text.slice(block.start + 4, at).trim() !== '') continue;
    const card = outlines.find(({ start }) => start > block.start);
    const range = { start: block.start, end: block.end };
    const words = text.slice(at + WORD.length, block.end).replace(/-->\s*$/, '');
    const reasonAt = words.indexOf(' -- ');
    const named = codesIn(reasonAt === -1 ? words : words.slice(0, reasonAt), at + WORD.length);
    if (card === undefined) problems.push({ range, message: 'no card follows this comment', help: FORM });
    else if (named.length === 0) problems.push({ range, message: 'this comment names no code', help: FORM });
    else if (reasonAt === -1 || words.slice(reasonAt + 4).trim() === '')
      problems.push({ range, message: 'this comment gives no reason', help: FORM });
    for (const code of named) {
      if (!codes.has(code.value)) problems.push(unknownCode(code, codes));
      else if (card !== undefined) list.push({ code, card });
    }
  }
  return { list, problems };
}

function isComment(block: Block): boolean {
  return block.type === 'html' && block.comment;
}

function codesIn(words: string, offset: number): Ranged<string>[] {
  return [...words.matchAll(/[^\s,]+/g)].map(({ 0: value, index }) => ({
    value,
    range: { start: offset + index, end: offset + index + value.length },
  }));
}

function unknownCode({ value, range }: Ranged<string>, codes: ReadonlySet<string>): Found {
  const help = didYouMean(nearest(value, codes, 1), '`') || '`k8s-drill lint --rules` lists the codes';
  return { range, message: `there is no rule \`${value}\``, help };
}
