import type { Block } from '../../deck/block.ts';
import { fenceRole } from '../../deck/fence-words.ts';
import type { DeckRule, Found } from '../rule.ts';

/** A gap as it would be written, within one line. */
const IN_FENCE = /(?:^|[\s"'(,:=[{])==[^\s=][^\n=]{0,80}==(?=[\s"'),.:;\]}]|$)/gm;
const IN_SPAN = /`[^`\n]{0,80}==[^\s`=][^`\n=]{0,80}==[^`\n]{0,80}`/g;

export const gapInCode: DeckRule = {
  code: 'gap-in-code',
  group: 'answers',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'What looks like a gap stands in a code span, or in a fence without the word `cloze`.',
    why: 'There `==` is text: the learner sees it, with the answer in it.',
    mend: 'Write code inside of the gap, ``==`apply`==``, or mark the fence: ```` ```yaml cloze ````.',
  },
  check: ({ outlines, file: { text } }) =>
    outlines.flatMap(({ start, end, body }) => {
      const at = text.indexOf('==', start);
      return at === -1 || at >= end ? [] : body.flatMap((block) => gapsInCode(text, block));
    }),
};

function gapsInCode(text: string, block: Block): Found[] {
  if (block.type === 'list')
    return block.items.flatMap((item) => item.children.flatMap((child) => gapsInCode(text, child)));
  if (block.type === 'fence')
    return fenceRole(text, block) === 'content' ? matches(text, block, IN_FENCE) : [];
  return block.type === 'paragraph' || block.type === 'table' ? matches(text, block, IN_SPAN) : [];
}

function matches(text: string, { start, end }: Block, pattern: RegExp): Found[] {
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    range: { start: start + match.index, end: start + match.index + match[0].length },
    message: 'this looks like a gap and is text',
  }));
}
