import type { Block } from '../../deck/markdown/block.ts';
import { linesOf } from '../../deck/markdown/lines.ts';
import type { DeckRule, Found } from '../rule.ts';

export const trailingSpace: DeckRule = {
  code: 'trailing-space',
  group: 'style',
  severity: 'warning',
  scope: 'deck',
  fixable: true,
  text: {
    what: 'White space ends a line.',
    why: 'Nobody sees it, and every editor that takes it away makes a difference that means nothing.',
    help: '`lint --fix` takes it away. Two spaces before a further line of a paragraph break the line, and stay.',
  },
  check: ({ file: { text }, outlines, other }) => {
    if (!/[ \t](?:\r?\n|$)/.test(text)) return [];
    const blocks = [
      ...other,
      ...outlines.flatMap(({ heading, comment, body, alerts, stray }) => [
        heading,
        ...(comment ? [comment] : []),
        ...body,
        ...alerts,
        ...stray,
      ]),
    ];
    return blocks.flatMap((block) => endsOf(text, block));
  },
};

/** In code the space may be part of the lesson, so it is kept. */
function endsOf(text: string, block: Block): Found[] {
  if (block.type === 'fence' || block.type === 'code') return [];
  if (block.type === 'list' || block.type === 'quote') {
    const children = block.type === 'quote' ? block.children : block.items.flatMap((item) => item.children);
    return children.flatMap((child) => endsOf(text, child));
  }
  const lines = linesOf(text, { start: block.start, end: lineEnd(text, block.end) });
  return lines.flatMap(({ start, end }, i): Found[] => {
    let from = end;
    while (from > start && (text.charAt(from - 1) === ' ' || text.charAt(from - 1) === '\t')) from--;
    const breaksLine = end - from >= 2 && block.type === 'paragraph' && i < lines.length - 1;
    if (from === end || from === start || breaksLine) return [];
    const range = { start: from, end };
    return [{ range, message: 'white space ends this line', fix: [{ ...range, text: '' }] }];
  });
}

/** A block's last line, including what follows its last character. */
function lineEnd(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end++;
  return end;
}
